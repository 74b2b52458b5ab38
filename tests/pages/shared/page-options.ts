/** The knobs of a stand-in, read from the query string of its URL. */
export interface PageOptions {
  /** Language of the interface; `ar` runs from right to left. X is in English or French. */
  readonly locale: 'en' | 'fr' | 'de' | 'ar';
  /** LinkedIn only: the SDUI composer (TipTap) or the Ember one (Quill). */
  readonly composer: 'new' | 'classic';
  /** The editor in the composer: the network's own, or another that it may have elsewhere or later. */
  readonly engine: 'own' | 'tiptap2' | 'lexical' | 'textarea';
  /** What the network answers to a publication; `errors200` is HTTP 200 with an `errors` field. */
  readonly outcome: 'success' | 'error' | 'errors200';
  /** Text that the editor already holds when the composer opens. */
  readonly draft: string;
  /** Time between text being present and the Post button coming alive. */
  readonly postDelayMs: number;
  readonly theme: 'light' | 'dark';
  /**
   * Classic composer in its shadow root: Quill taught to find the caret there, or Quill as published,
   * whose `getSelection()` is null there. Which of them LinkedIn runs is not known.
   */
  readonly quill: 'taught' | 'published';
  /** Classic composer: whether `.ql-container.__quill` is there; the sources disagree. */
  readonly handle: 'shown' | 'hidden';
  /** Classic composer: whether Post first asks who may see the post, as some accounts are asked. */
  readonly settings: 'kept' | 'asked';
  /** LinkedIn's composers: opened to repost somebody's post with thoughts, which is attached then. */
  readonly original: 'none' | 'attached';
  /**
   * X, and LinkedIn's new composer: the editor's own names as they are known, or as after the network's next release,
   * when no recipe fits them any more. The box around it stays.
   */
  readonly names: 'known' | 'renamed';
  /** X: whether the editor takes a paste that no person made, and where: at the caret, or over all that is there. */
  readonly paste: 'any' | 'trusted' | 'over';
}

const locales = ['en', 'fr', 'de', 'ar'] as const;
const pastes = ['trusted', 'over'] as const;
const engines = ['tiptap2', 'lexical', 'textarea'] as const;

/**
 * Reads the knobs from a URL's query string. Unknown values fall back to the defaults; the networks'
 * own prefill parameters (`text`, and on X `url`) count as a draft.
 */
export function readOptions(url: URL): PageOptions {
  const query = url.searchParams;
  const outcome = query.get('outcome');
  const prefill = [
    query.get('text'),
    url.pathname.startsWith('/intent/') ? query.get('url') : null,
  ];
  const postDelayMs = Number(query.get('postDelay') ?? 60);
  return {
    locale: locales.find((locale) => locale === query.get('locale')) ?? 'en',
    composer: query.get('composer') === 'classic' ? 'classic' : 'new',
    engine: engines.find((engine) => engine === query.get('engine')) ?? 'own',
    outcome: outcome === 'error' || outcome === 'errors200' ? outcome : 'success',
    draft: query.get('draft') ?? prefill.filter(Boolean).join(' '),
    postDelayMs: Number.isFinite(postDelayMs) ? postDelayMs : 60,
    theme: query.get('theme') === 'dark' ? 'dark' : 'light',
    quill: query.get('quill') === 'published' ? 'published' : 'taught',
    settings: query.get('settings') === 'asked' ? 'asked' : 'kept',
    original: query.get('original') === 'attached' ? 'attached' : 'none',
    names: query.get('names') === 'renamed' ? 'renamed' : 'known',
    paste: pastes.find((paste) => paste === query.get('paste')) ?? 'any',
    handle: query.get('handle') === 'hidden' ? 'hidden' : 'shown',
  };
}
