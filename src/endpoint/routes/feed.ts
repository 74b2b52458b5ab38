import type { Context } from '../context.ts';
import { matchesEtag, readFeed } from '../feed/feed.ts';
import { ambassadorOf } from '../http/authentication.ts';
import { sendProblem } from '../http/problems.ts';
import type { EndpointApp } from '../http/zod-validation.ts';

/** `GET /v1/feed`: the approved content for the ambassador of this device. */
export function registerFeed(app: EndpointApp, context: Context): void {
  app.get('/v1/feed', async (request, reply) => {
    const feed = await readFeed(context, ambassadorOf(request));
    if (!feed)
      return sendProblem(reply, { status: 409, detail: 'The programme is not set up yet.' });
    if (feed.leftOut > 0) {
      request.log.warn({ leftOut: feed.leftOut }, 'more items than a feed may hold');
    }
    reply.headers({ etag: feed.etag, 'cache-control': 'private, no-cache' });
    if (matchesEtag(request.headers['if-none-match'], feed.etag)) return reply.code(304).send();
    return reply.type('application/json; charset=utf-8').send(feed.body);
  });
}
