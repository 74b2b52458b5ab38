import { LoaderCircle, X } from 'lucide';
import { button, element } from '../shared/element.ts';
import { log, recordPost, register } from '../shared/hook.ts';
import { icon } from '../shared/icon.ts';
import { options } from '../shared/options.ts';
import { publish } from '../shared/publish.ts';
import { askToKeepDraft } from './keep-draft.ts';
import { mediaScreen, pickPicture } from './media-step.ts';
import { schedulePicker } from './schedule-picker.ts';
import css from './share-compose.module.css';
import { type ShareScreen, shareScreen } from './share-screen.ts';
import { showToast } from './toast.ts';
import { words } from './words.ts';

/** How long LinkedIn shows its empty dialog before the one with the editor takes its place. */
const placeholderMs = 500;

/** The id that publishes from this composer is not known (composers.md §8): this name is a guess. */
const publishPath =
  '/flagship-web/rsc-action/actions/server-request?sduiid=com.linkedin.sdui.requests.sharing.CreateShare';

let savedDraft = options.draft;

function mountDialog(...children: Node[]): HTMLDialogElement {
  const dialog = element('dialog', { 'data-testid': 'dialog', class: css.dialog }, ...children);
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

async function showPlaceholder(): Promise<void> {
  const wait = element(
    'div',
    { class: css.wait, 'aria-label': words.loading },
    icon(LoaderCircle, 'spinner-medium', 32),
  );
  const placeholder = mountDialog(wait);
  await new Promise((resolve) => setTimeout(resolve, placeholderMs));
  placeholder.remove();
}

/**
 * Opens the new composer: a modal `<dialog>` first without, half a second later with an editor.
 * Settles when the editor is mounted.
 * @param onClose called once when the composer is gone, whatever the way.
 */
export async function openShareCompose(onClose: () => void): Promise<void> {
  if (document.querySelector('dialog[data-testid="dialog"]')) return;
  await showPlaceholder();
  const startText = savedDraft;
  let scheduled = false;
  let picture: string | undefined;

  const close = (draft: string) => {
    savedDraft = draft;
    forget();
    screen.destroy();
    dialog.remove();
    onClose();
  };
  const dismiss = () => {
    const text = screen.text();
    if (text.trim() === '') return close('');
    askToKeepDraft((answer) => {
      log(answer === 'save' ? 'draft saved' : 'discarded');
      close(answer === 'save' ? text : '');
    });
  };
  const post = async (text: string) => {
    const answer = await publish({ path: publishPath, body: { text, scheduled } });
    const permalink = answer && /\/feed\/update\/urn:li:share:\d+\//u.exec(answer)?.[0];
    if (!permalink) return showToast('bad', words.failed);
    close('');
    if (scheduled) {
      log('scheduled');
      return showToast('good', words.scheduled);
    }
    recordPost(text, permalink);
    showToast('good', words.posted, permalink);
  };
  /** Shows another screen and comes back to a rebuilt editor, which holds what it started with: the rest is lost. */
  const visit = (makeScreen: (back: () => void) => HTMLElement) => {
    const other = makeScreen(() => {
      other.remove();
      screen = build();
      forget = register(screen);
      dialog.append(screen.node);
      screen.focus();
    });
    forget();
    screen.destroy();
    screen.node.replaceWith(other);
  };
  const pickTime = (back: () => void) =>
    schedulePicker((chosen) => {
      scheduled = chosen;
      back();
    });
  const editPicture = (url: string) => (back: () => void) =>
    mediaScreen(url, () => {
      picture = url;
      back();
    });
  const build = (): ShareScreen =>
    shareScreen(
      { text: startText, postLabel: scheduled ? words.scheduleShort : words.post, picture },
      {
        post: (text) => void post(text),
        schedule: () => visit(pickTime),
        attach: () => pickPicture((url) => visit(editPicture(url))),
      },
    );

  let screen = build();
  const cross = button(
    { class: css.close, 'aria-label': words.dismiss },
    dismiss,
    icon(X, 'close-medium'),
  );
  const dialog = mountDialog(cross, screen.node);
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    dismiss();
  });
  let forget = register(screen);
  screen.focus();
}
