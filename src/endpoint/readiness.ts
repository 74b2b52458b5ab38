import type { Context } from './context.ts';
import type { Links } from './links/links.ts';

/** What must work before requests may come. */
export interface ReadinessParts extends Pick<Context, 'store' | 'readSigner'> {
  links: Pick<Links, 'checkSpool'> | null;
  /** True from the moment at which the endpoint was asked to stop. */
  isStopping: () => boolean;
}

/** Something that keeps the endpoint from serving: a sentence for everybody, and for the log what caused it. */
export interface Trouble {
  sentence: string;
  error?: unknown;
}

/** Whoever asks within so many milliseconds hears the same: anybody may ask, and each look writes to the disk. */
const HEARD_AGAIN_MS = 1_000;

/** Answers why no requests should come now: nothing while they may. Looks at the store, the keys and the spool's disk. */
export function openReadiness({
  store,
  readSigner,
  links,
  isStopping,
}: ReadinessParts): () => Promise<Trouble[]> {
  let looked: { atMs: number; troubles: Promise<Trouble[]> } | undefined;

  async function look(): Promise<Trouble[]> {
    const troubles = await Promise.all([
      tryOut('The store does not answer.', () => store.checkHealth()),
      tryOut('The signing keys can not be read.', async () => readSigner()),
      tryOut('Clicks can not be written to disk.', async () => links?.checkSpool()),
    ]);
    return troubles.flatMap((trouble) => trouble ?? []);
  }

  return async () => {
    if (isStopping()) return [{ sentence: 'The endpoint is stopping.' }];
    const nowMs = performance.now();
    if (!looked || nowMs - looked.atMs > HEARD_AGAIN_MS) looked = { atMs: nowMs, troubles: look() };
    return looked.troubles;
  };
}

async function tryOut(sentence: string, work: () => Promise<unknown>): Promise<Trouble | null> {
  try {
    await work();
    return null;
  } catch (error) {
    return { sentence, error };
  }
}
