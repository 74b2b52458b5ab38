import type { Context } from '../context.ts';
import { completeFeed, matchesEtag, readFeedHead } from '../feed/feed.ts';
import type { ServedLinks } from '../feed/feed-links.ts';
import { openFeedWindow } from '../feed/feed-window.ts';
import { openTakenWordings } from '../feed/taken-wordings.ts';
import { ambassadorOf } from '../http/authentication.ts';
import { sendProblem } from '../http/problems.ts';
import type { EndpointApp } from '../http/zod-validation.ts';

/** `GET /v1/feed`: the approved content for the ambassador of this device. */
export function registerFeed(app: EndpointApp, context: Context, served: ServedLinks | null): void {
  const sources = { window: openFeedWindow(context), taken: openTakenWordings(context) };
  app.get('/v1/feed', async (request, reply) => {
    const ambassador = ambassadorOf(request);
    const head = await readFeedHead(context, sources, { ambassador, served });
    if (!head)
      return sendProblem(reply, { status: 409, detail: 'The programme is not set up yet.' });
    reply.headers({ etag: head.etag, 'cache-control': 'private, no-cache' });
    if (matchesEtag(request.headers['if-none-match'], head.etag)) return reply.code(304).send();
    const { body, leftOut, foreignLinks } = await completeFeed(context, head);
    if (leftOut > 0) request.log.warn({ leftOut }, 'more items than a feed may hold');
    if (foreignLinks) {
      request.log.warn('PORTEVOIX_LINK_URL is on no domain of the programme: long links are used');
    }
    return reply.type('application/json; charset=utf-8').send(body);
  });
}
