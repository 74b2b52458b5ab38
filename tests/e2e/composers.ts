import {
  type ComposerStandIn,
  composerStandIns,
  type StandInOptions,
  standInUrl,
} from '../pages/stand-ins.ts';

/** What opening and posting ask of a page, in whichever browser; selectors pierce open shadow roots. */
export interface ComposerPage {
  evaluate<Result>(run: () => Result | Promise<Result>): Promise<Result>;
  locator(selector: string): { click(options?: { button: 'right' }): Promise<void> };
}

/** A stand-in composer as a person meets it: where it is, how it is opened, how one posts. */
export interface Composer {
  id: string;
  network: 'linkedin' | 'x';
  /** The editor that runs in it, as far as it behaves alike. */
  engine: string;
  url: string;
  open: (page: ComposerPage) => Promise<void>;
  post: (page: ComposerPage) => Promise<void>;
  /** Opens the context menu of the editor. */
  showMenu: (page: ComposerPage) => Promise<void>;
}

/** A composer of the table with options of its page; `variant` tells it apart from the plain one. */
function toComposer(
  standIn: ComposerStandIn,
  variant = '',
  options: StandInOptions = {},
): Composer {
  return {
    id: variant ? `${standIn.id}, ${variant}` : standIn.id,
    network: standIn.network,
    engine: [standIn.id === 'linkedin-tiptap2' ? 'tiptap 2' : standIn.engine, options.quill]
      .filter(Boolean)
      .join(', '),
    url: standInUrl(standIn, options),
    async open(page) {
      if (standIn.opens === 'asked') await page.evaluate(() => window.standIn.openComposer());
      await page.locator(standIn.editor).click();
    },
    showMenu: (page) => page.locator(standIn.editor).click({ button: 'right' }),
    async post(page) {
      await page.locator(standIn.postButton).click();
      if (options.settings === 'asked')
        await page.locator('.share-box-footer__primary-btn').click();
    },
  };
}

function find(id: string): ComposerStandIn {
  const standIn = composerStandIns.find((entry) => entry.id === id);
  if (!standIn) throw new Error(`no stand-in ${id}`);
  return standIn;
}

/** Every editor in every place: all there is to the question whether a browser lets the text in. */
export const editors: readonly Composer[] = [
  ...composerStandIns.map((standIn) => toComposer(standIn)),
  toComposer(find('linkedin-classic'), 'Quill as published', {
    quill: 'published',
    handle: 'hidden',
  }),
];

/** Every composer in which the main job must hold, and the variants that are known or feared of them. */
export const composers: readonly Composer[] = [
  ...editors,
  toComposer(find('linkedin-new'), 'in French', { locale: 'fr' }),
  toComposer(find('linkedin-new'), 'in German', { locale: 'de' }),
  toComposer(find('linkedin-new'), 'in Arabic', { locale: 'ar' }),
  toComposer(find('linkedin-classic'), 'in Arabic', { locale: 'ar' }),
  toComposer(find('linkedin-classic'), 'asking who may see it', { settings: 'asked' }),
];

/** One place for each engine: for what depends on the engine alone. */
export const onePerEngine: readonly Composer[] = [
  'linkedin-new',
  'linkedin-tiptap2',
  'linkedin-classic',
  'linkedin-classic, Quill as published',
  'x-inline',
  'x-lexical-modal',
  'x-mobile',
].map((id) => {
  const composer = editors.find((editor) => editor.id === id);
  if (!composer) throw new Error(`no composer ${id}`);
  return composer;
});

/** The one that tests use when any will do: X's inline box. */
export const anyComposer: Composer = toComposer(find('x-inline'));

/** Composers as after the network's next release: no recipe fits their editor any more. */
export const renamedComposers: readonly Composer[] = [
  { id: 'linkedin-new', editor: '[componentkey="PostField_input"]' },
  { id: 'x-modal', editor: '[role="dialog"] [data-testid="postField_0"]' },
].map(({ id, editor }) => toComposer({ ...find(id), editor }, 'renamed', { names: 'renamed' }));

/** A composer whose editor takes no text but a person's own. */
export const refusingComposer: Composer = toComposer(find('x-inline'), 'refusing', {
  paste: 'trusted',
});

/** A composer whose editor puts a script's paste over everything, whatever is selected. */
export const overwritingComposer: Composer = toComposer(find('x-inline'), 'overwriting', {
  paste: 'over',
});

/** What `npm start` shows. */
export const guidedComposers: readonly Composer[] = [
  'linkedin-new',
  'linkedin-classic',
  'x-inline',
].map((id) => toComposer(find(id)));
