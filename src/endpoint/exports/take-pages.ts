import { on } from 'node:events';

/** Pages on their way at once: one is being sent, one made, and two wait for whichever thread has its turn first. A megabyte. */
export const PAGE_CREDITS = 4;

/** A thread that sends a page for each credit. */
export interface PageThread extends NodeJS.EventEmitter {
  postMessage(credit: 'page'): void;
}

/** There is no row with the id that an export should go on behind. */
export class UnknownRowError extends Error {}

/** Bytes with memory of their own, which came with them. */
function isPage(message: unknown): message is Uint8Array<ArrayBuffer> {
  return message instanceof Uint8Array && message.buffer instanceof ArrayBuffer;
}

/**
 * Takes pages from a thread, each when it is asked for: at no time are more on their way than there are credits.
 *
 * @throws UnknownRowError if the thread finds no row to go on behind
 * @throws Error if the thread ends before its last page
 */
export async function* takePages(thread: PageThread): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const messages = on(thread, 'message', { close: ['exit'] });
  for (let credit = 0; credit < PAGE_CREDITS; credit += 1) thread.postMessage('page');
  for await (const [message] of messages) {
    if (message === 'done') return;
    if (message === 'unknown-row') throw new UnknownRowError();
    if (!isPage(message)) break;
    yield message;
    thread.postMessage('page');
  }
  throw new Error('The thread of an export ended early.');
}
