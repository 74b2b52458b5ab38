import { render } from 'preact';
import { translate } from '../../i18n/translate.ts';
import { pageRegistry } from '../page-registry.ts';
import { ChoiceList } from './choice-list.tsx';
import { DraftRemarks } from './draft-remarks.tsx';
import style from './picker.css?inline';
import type { PickerRequest } from './picker-mount.ts';
import { placeAbove } from './place-above.ts';

/** Makes the picker available to the composer part in this page. */
export function startPicker(): void {
  pageRegistry().mountPicker = togglePicker;
}

/** What closes the picker that is open in a root. */
const open = new WeakMap<ShadowRoot, () => void>();

function togglePicker(request: PickerRequest): void {
  const close = open.get(request.root);
  if (close) close();
  else openPicker(request);
}

function openPicker(request: PickerRequest): void {
  const { root, surface, anchor, choices, note, pick, dismissed } = request;
  const opener = root.activeElement;
  const panel = document.createElement('div');
  panel.className = 'picker';
  panel.popover = 'manual';
  panel.role = 'dialog';
  panel.ariaLabel = translate('picker_title');
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  surface.append(panel);

  const listening = new AbortController();
  const close = () => {
    listening.abort();
    open.delete(root);
    render(null, panel);
    panel.remove();
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((own) => own !== sheet);
  };
  const dismiss = () => {
    close();
    if (opener instanceof HTMLElement) opener.focus();
    else dismissed();
  };
  open.set(root, dismiss);
  closeOnEscape(dismiss, listening.signal);
  closeOnPressOutside(root.host, close, listening.signal);

  panel.showPopover();
  render(
    <>
      <header>
        {translate('picker_title')}
        <button type="button" aria-label={translate('picker_close')} onClick={dismiss}>
          <CloseIcon />
        </button>
      </header>
      {choices.length === 0 ? (
        <p>{note || translate('composer_nothing')}</p>
      ) : (
        <>
          {note && <p>{note}</p>}
          <DraftRemarks {...request} />
          <ChoiceList
            choices={choices}
            pick={(choice) => {
              close();
              pick(choice);
            }}
          />
        </>
      )}
    </>,
    panel,
  );
  placeAbove(panel, anchor);
}

/** While the picker is open, Escape closes it and not the network's dialog around it. */
function closeOnEscape(dismiss: () => void, signal: AbortSignal): void {
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !event.isTrusted) return;
    event.preventDefault();
    event.stopPropagation();
    dismiss();
  };
  document.addEventListener('keydown', onKey, { capture: true, signal });
}

/** A press outside goes where the person wants it, and the focus with it. */
function closeOnPressOutside(host: Element, close: () => void, signal: AbortSignal): void {
  const onPress = (event: PointerEvent) => {
    if (!event.composedPath().includes(host)) close();
  };
  document.addEventListener('pointerdown', onPress, { capture: true, signal });
}

function CloseIcon() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d="M6 6l12 12M18 6L6 18" />
    </svg>
  );
}
