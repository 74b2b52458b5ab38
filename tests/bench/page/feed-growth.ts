import type { BrowserContext } from '@playwright/test';
import { BLANK_URL, type ContenderName, type Contenders, takeTurns } from './contenders.ts';
import { meterPage } from './renderer-metrics.ts';

/** A long scroll: so many posts, as many of them in a frame, each of so many elements. */
const SCROLL = { posts: 1_000, postsPerFrame: 20, elementsPerPost: 40 } as const;

/**
 * Script time on the page's own thread, in milliseconds, while a feed grows by 1,000 posts. The posts are copies of one:
 * the page's own script is next to nothing, so that an extension's is not lost in it.
 */
export async function measureFeedGrowth(
  contenders: Contenders,
  runs: number,
): Promise<Record<ContenderName, number[]>> {
  return takeTurns(contenders, runs, growFeed);
}

async function growFeed(context: BrowserContext): Promise<number> {
  const page = await context.newPage();
  const read = await meterPage(page);
  await page.goto(BLANK_URL, { waitUntil: 'networkidle' });
  const before = await read();
  await page.evaluate(appendPosts, SCROLL);
  const after = await read();
  await page.close();
  return after.scriptMs - before.scriptMs;
}

/** Runs in the page; settles a frame after the last posts, when who observes has heard of them. */
async function appendPosts({
  posts,
  postsPerFrame,
  elementsPerPost,
}: typeof SCROLL): Promise<void> {
  const post = document.createElement('article');
  for (let made = 0; made < elementsPerPost - 2; made += 2) {
    const part = document.createElement('div');
    part.append(Object.assign(document.createElement('span'), { textContent: 'Words' }));
    post.append(part);
  }
  const comment = document.createElement('div');
  comment.contentEditable = 'true';
  post.append(comment);
  const batch = document.createDocumentFragment();
  for (let made = 0; made < postsPerFrame; made += 1) batch.append(post.cloneNode(true));
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- sent into the page as its source
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  for (let count = 0; count < posts; count += postsPerFrame) {
    await nextFrame();
    document.body.append(batch.cloneNode(true));
  }
  await nextFrame();
  await nextFrame();
}
