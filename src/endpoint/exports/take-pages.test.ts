import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { PAGE_CREDITS, takePages, UnknownRowError } from './take-pages.ts';

/** A thread that answers each credit with a page at once, and then ends as it is told to. */
class FakeThread extends EventEmitter {
  credits = 0;
  readonly #pages: number;
  readonly #end: string | null;

  constructor(pages: number, end: string | null = 'done') {
    super();
    this.#pages = pages;
    this.#end = end;
  }

  postMessage(): void {
    this.credits += 1;
    if (this.credits <= this.#pages) this.emit('message', Uint8Array.of(this.credits));
    else if (this.credits === this.#pages + 1) {
      if (this.#end !== null) this.emit('message', this.#end);
      this.emit('exit', 0);
    }
  }
}

describe('taking pages from a thread', () => {
  it('has no more of them on their way than there are credits, however slow the reader is', async () => {
    const thread = new FakeThread(50);
    const taken: number[] = [];
    for await (const [page = 0] of takePages(thread)) {
      taken.push(page);
      expect(thread.credits - taken.length).toBeLessThan(PAGE_CREDITS);
    }
    expect(taken).toEqual(Array.from({ length: 50 }, (_, at) => at + 1));
  });

  it('asks for nothing more once the reader has left', async () => {
    const thread = new FakeThread(50);
    const pages = takePages(thread);
    await pages.next();
    await pages.return(undefined);
    expect(thread.credits).toBe(PAGE_CREDITS);
  });

  it('says that there is no row to go on behind, and that a thread died', async () => {
    await expect(takePages(new FakeThread(0, 'unknown-row')).next()).rejects.toThrow(
      UnknownRowError,
    );
    const dying = takePages(new FakeThread(1, null));
    await dying.next();
    await expect(dying.next()).rejects.toThrow('ended early');
  });
});
