import type { IconNode } from 'lucide';
import { CalendarDays, ChevronDown, Clock, Image, PartyPopper, Plus, Smile } from 'lucide';
import { button, element, svgElement } from '../shared/element.ts';
import { type ComposerHandle, log } from '../shared/hook.ts';
import { icon } from '../shared/icon.ts';
import { options } from '../shared/options.ts';
import { me, portraitUrl } from '../shared/people.ts';
import { postControl } from '../shared/post-control.ts';
import { attachedPicture } from './media-step.ts';
import { attachedOriginal } from './original.ts';
import { previewCard } from './preview-card.ts';
import css from './share-compose.module.css';
import { mountTiptap } from './tiptap/mount.ts';
import { words } from './words.ts';

/** What the compose screen tells the dialog around it. */
export interface ShareScreenEvents {
  post(text: string): void;
  schedule(): void;
  attach(): void;
}

/** What the compose screen starts with. */
export interface ShareScreenStart {
  readonly text: string;
  /** The word on the text-only button, "Post" or "Schedule" in the page's language. */
  readonly postLabel: string;
  /** URL of an attached picture. */
  readonly picture: string | undefined;
}

/** The compose screen of the new composer, mounted. */
export interface ShareScreen extends ComposerHandle {
  readonly node: HTMLElement;
  /** Gives the editor the keyboard, with the caret after what it holds. */
  focus(): void;
  destroy(): void;
}

/** SDUI names a screen by its route; this is the composer's. */
export const composeScreenId = 'com.linkedin.sdui.flagshipnav.sharing.ShareCompose';

function author(): HTMLElement {
  const picture = svgElement(
    'svg',
    { id: 'person-accent-4', width: 56, height: 56, viewBox: '0 0 56 56' },
    svgElement('image', {
      href: portraitUrl(me),
      width: 56,
      height: 56,
      style: 'clip-path: circle(50%)',
    }),
  );
  return element(
    'div',
    { role: 'button', tabindex: 0, 'aria-expanded': 'false', class: css.author },
    element('figure', {}, picture),
    element(
      'div',
      {},
      element('b', {}, me.name, icon(ChevronDown, 'caret-small', 16)),
      element('span', {}, words.anyone),
    ),
  );
}

function tool(label: string, shape: IconNode, id: string, run = () => {}): HTMLButtonElement {
  return button({ class: css.tool, 'aria-label': label }, run, icon(shape, id));
}

/** Builds the compose screen with its real TipTap editor. */
export function shareScreen(start: ShareScreenStart, events: ShareScreenEvents): ShareScreen {
  const { text, postLabel, picture } = start;
  const renamed = options.names === 'renamed';
  const wrapper = element('div', {
    'data-testid': renamed ? 'post-field' : 'ui-core-tiptap-text-editor-wrapper',
  });
  const attached = picture ? attachedPicture(picture) : attachedOriginal(css.original);
  const cardPlace = element('div', {}, attached);
  const post = button({ class: css.post }, () => events.post(read()), postLabel);
  const media = tool(words.media, Image, 'image-medium', () => events.attach());
  media.setAttribute('aria-haspopup', 'dialog');
  const tools = element(
    'div',
    { class: css.tools },
    tool(words.emoji, Smile, 'emoji-medium'),
    media,
    tool(words.events, CalendarDays, 'calendar-medium'),
    tool(words.celebrate, PartyPopper, 'celebrate-medium'),
    tool(words.more, Plus, 'add-medium'),
  );
  const clock = tool(words.schedule, Clock, 'clock-medium', () => events.schedule());
  const node = element(
    'div',
    { 'data-sdui-screen': composeScreenId, class: css.screen },
    author(),
    element(
      'div',
      { class: css.body },
      element('div', { class: css.editorBox }, wrapper),
      cardPlace,
    ),
    element('div', {}, tools, element('div', { class: css.footer }, clock, post)),
  );
  const enable = postControl((enabled) => {
    post.disabled = !enabled;
  });
  const unfurl = previewCard(cardPlace, (isShown) => {
    if (isShown) media.remove();
    else tools.children[0]?.after(media);
  });
  const editor = mountTiptap({
    wrapper,
    text,
    label: words.postEditor,
    placeholder: words.placeholder,
    attributes: { componentkey: renamed ? 'PostField_input' : 'ShareBox_textEditor' },
    mentions: true,
    onChange: () => {
      log('changed');
      settle();
    },
  });
  const read = () => editor.text();
  const settle = () => {
    enable(read());
    if (!attached) unfurl(read());
  };
  settle();
  return {
    node,
    editable: editor.editable,
    text: read,
    focus: () => editor.focus(),
    destroy: () => editor.destroy(),
  };
}
