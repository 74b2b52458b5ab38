import { translate } from '../i18n/translate.ts';
import type { ComposerRecipe } from '../networks/network.ts';
import { type Bubble, createBubble } from './bubble.ts';
import style from './button.css?inline';
import { drawCaret, drawMark } from './mark.ts';

/**
 * What the button shows. `ready` may have a reason to wait, which it says once and in its name only; `blocked` has nothing
 * to insert and says why; a click then goes where it can be mended.
 */
export type ButtonState =
  | { kind: 'loading' }
  | { kind: 'ready'; title: string; note: string }
  | { kind: 'blocked'; note: string }
  | { kind: 'working' };

/** How the button looks in its page. */
export interface ButtonLook {
  theme: 'light' | 'dark';
  place: ComposerRecipe['place'];
}

/** What the button tells its composer. Only a real click or key counts: a page can make others. */
export interface ButtonCallbacks {
  insert: () => void;
  choose: () => void;
}

/** A button in the page. The host is the one element that we add. */
export interface ComposerButton {
  host: HTMLElement;
  /** Where the picker goes: the same closed root. */
  root: ShadowRoot;
  /** Element that carries the colours. */
  surface: HTMLElement;
  pill: HTMLElement;
  show(state: ButtonState): void;
  /** Says a sentence beside the button, with an optional way back; it leaves by itself. */
  say: Bubble['say'];
}

/** Events of ours that the page's own handlers and shortcuts must not see. */
const PRIVATE_EVENTS = [
  'click',
  'dblclick',
  'mousedown',
  'mouseup',
  'pointerdown',
  'pointerup',
  'keydown',
  'keyup',
  'keypress',
  'input',
  'beforeinput',
  'focusin',
  'focusout',
] as const;

/** Builds the button, not yet in the page. */
export function createButton(
  { theme, place }: ButtonLook,
  callbacks: ButtonCallbacks,
): ComposerButton {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  for (const type of PRIVATE_EVENTS)
    root.addEventListener(type, (event) => event.stopPropagation());
  // The editor keeps its focus and its caret while somebody clicks here.
  root.addEventListener('mousedown', (event) => event.preventDefault());

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];

  const surface = document.createElement('div');
  surface.className = `${theme} ${place}`;
  const pill = document.createElement('div');
  pill.className = 'pill';
  const insert = createPart('insert', callbacks.insert);
  const label = document.createElement('span');
  insert.append(drawMark(), label);
  const choose = createPart('choose', callbacks.choose);
  choose.append(drawCaret());
  choose.ariaLabel = translate('composer_choose');
  choose.ariaHasPopup = 'listbox';
  pill.append(insert, choose);
  const bubble = createBubble(place === 'own-row' ? 'beside' : 'above');
  surface.append(pill, bubble.element);
  root.append(surface);

  const show = (state: ButtonState) => {
    insert.disabled = state.kind === 'working';
    choose.hidden = state.kind === 'blocked';
    surface.classList.toggle('quiet', 'note' in state && state.note !== '');
    label.textContent = translate(
      state.kind === 'working' ? 'composer_working' : 'composer_insert',
    );
    const title = titleOf(state);
    insert.ariaLabel = title;
    insert.title = title;
  };
  show({ kind: 'loading' });
  return { host, root, surface, pill, show, say: bubble.say };
}

function titleOf(state: ButtonState): string {
  switch (state.kind) {
    case 'loading':
      return translate('composer_insert');
    case 'ready':
      return [translate('composer_insert_label', state.title), state.note]
        .filter(Boolean)
        .join('. ');
    case 'blocked':
      return state.note;
    case 'working':
      return translate('composer_working');
  }
}

function createPart(name: string, run: () => void): HTMLButtonElement {
  const part = document.createElement('button');
  part.type = 'button';
  part.className = name;
  part.addEventListener('click', (event) => {
    if (event.isTrusted) run();
  });
  return part;
}
