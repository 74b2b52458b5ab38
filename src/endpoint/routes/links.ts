import type { FastifyBaseLogger } from 'fastify';
import type * as z from 'zod';
import { type linkAnswerSchema, linkRequestSchema } from '../../contract/link.ts';
import type { ServedLinks } from '../feed/feed-links.ts';
import { ambassadorOf } from '../http/authentication.ts';
import { sendProblem } from '../http/problems.ts';
import type { EndpointApp } from '../http/zod-validation.ts';

/** What every answer about a link carries. The site learns which network a reader came from, not which link. */
const HEADERS = {
  'cache-control': 'private, no-store',
  'referrer-policy': 'strict-origin',
  'x-robots-tag': 'noindex',
};

/** Where a browser says that nobody has asked for the page yet. */
const PURPOSES = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'];

/** `POST /v1/links`: the short link of an item, for the ambassador of this device. */
export function registerLinkMaking(app: EndpointApp, { links, linkUrl }: ServedLinks): void {
  app.post('/v1/links', { schema: { body: linkRequestSchema } }, async (request, reply) => {
    const { itemId, network, attribution } = request.body;
    const { ambassadorId } = ambassadorOf(request);
    const outcome = await links.make({
      itemId,
      network,
      ambassadorId: attribution === 'none' ? null : ambassadorId,
    });
    if (outcome.ok) {
      const answer: z.output<typeof linkAnswerSchema> = { url: `${linkUrl}/${outcome.code}` };
      return answer;
    }
    if (outcome.reason === 'full')
      return sendProblem(reply, {
        status: 409,
        detail: 'No more short links fit: use the long one.',
      });
    return sendProblem(reply, { status: 404, detail: 'There is no such item or network.' });
  });
}

/** `GET /<code>`: the redirect. What is no code of ours gets the same answer as any unknown path. */
export function registerRedirects(app: EndpointApp, { links, linkUrl }: ServedLinks): void {
  const base = new URL(linkUrl).pathname.replace(/\/$/, '');
  const options = {
    // No page reads the answer, it goes where it says.
    config: { accessKey: 'GET /:code' as const, cors: false as const },
    // One line is all that the log says of a redirect: it needs no number that ties lines together.
    childLoggerFactory: (logger: FastifyBaseLogger) => logger,
  };
  app.get<{ Params: { code: string } }>(`${base}/:code`, options, async (request, reply) => {
    const { headers, method, ip } = request;
    const read = (name: string) => String(headers[name] ?? '');
    const outcome = await links.follow(request.params.code, {
      method,
      address: ip,
      userAgent: read('user-agent'),
      purpose: PURPOSES.reduce((all, name) => (name in headers ? `${all} ${read(name)}` : all), ''),
      referrer: read('referer'),
    });
    if (outcome.status === 'unknown')
      return sendProblem(reply, { status: 404, detail: 'Nothing is here.' });
    reply.headers(HEADERS);
    if (outcome.status === 'found') return reply.redirect(outcome.href, 302);
    return sendProblem(reply, { status: 410, detail: 'This link has ended.' });
  });
}
