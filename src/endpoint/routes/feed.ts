import type { Context } from '../context.ts';
import { completeFeed, matchesEtag, readFeedHead } from '../feed/feed.ts';
import { openFeedWindow } from '../feed/feed-window.ts';
import { ambassadorOf } from '../http/authentication.ts';
import { sendProblem } from '../http/problems.ts';
import type { EndpointApp } from '../http/zod-validation.ts';

/** `GET /v1/feed`: the approved content for the ambassador of this device. */
export function registerFeed(app: EndpointApp, context: Context): void {
  const window = openFeedWindow(context);
  app.get('/v1/feed', async (request, reply) => {
    const head = await readFeedHead(context, window, ambassadorOf(request));
    if (!head)
      return sendProblem(reply, { status: 409, detail: 'The programme is not set up yet.' });
    reply.headers({ etag: head.etag, 'cache-control': 'private, no-cache' });
    if (matchesEtag(request.headers['if-none-match'], head.etag)) return reply.code(304).send();
    const { body, leftOut } = await completeFeed(context, head);
    if (leftOut > 0) request.log.warn({ leftOut }, 'more items than a feed may hold');
    return reply.type('application/json; charset=utf-8').send(body);
  });
}
