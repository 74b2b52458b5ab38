import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import {
  type ItemWorkDetail,
  type ItemWorkView,
  itemDraftSchema,
  type WorkPage,
  workQuerySchema,
} from '../../contract/content-work.ts';
import { stageAt } from '../../domain/item-workflow.ts';
import { moveItem, type WorkAnswer, type WorkRequest, writeItem } from '../content/change-work.ts';
import { warnOfItem } from '../content/warn-of-item.ts';
import { describeRefusal } from '../content/work-problems.ts';
import type { Context } from '../context.ts';
import { senderOf } from '../http/authentication.ts';
import { type ProblemDetails, sendProblem } from '../http/problems.ts';
import { readRevisionTag, revisionTag } from '../http/revision-tag.ts';
import type { EndpointApp } from '../http/zod-validation.ts';
import type { WorkRecord } from '../store/work-store.ts';

const ACTIONS = ['submit', 'return', 'approve', 'publish', 'withdraw'] as const;
const NO_TAG: ProblemDetails = {
  status: 428,
  detail:
    'Say which revision you read: send its entity tag as If-Match, for example If-Match: "3".',
};
const OTHER_ID: ProblemDetails = {
  status: 400,
  detail:
    'The item has another id than the address. One that is not there yet: POST /v1/content/items.',
  errors: [{ pointer: '/id', detail: 'use the id of the address' }],
};

const params = z.object({ itemId: z.string() });

/** Items on their way into the feeds: `GET`, `POST` and `PUT /v1/content/items`, and a `POST` for each step. */
export function registerContentItems(app: EndpointApp, context: Context): void {
  const { store, tenant, now } = context;
  app.get('/v1/content/items', { schema: { querystring: workQuerySchema } }, (request) =>
    readPage(context, request.query),
  );
  app.get('/v1/content/items/:itemId', { schema: { params } }, async (request, reply) => {
    const { itemId } = request.params;
    const record = await store.readWork(tenant, itemId);
    if (!record) return sendProblem(reply, describeRefusal({ reason: 'unknown' }, 'write'));
    const revisions = (await store.listRevisions(tenant, itemId)).map((one) => ({
      ...one,
      revision: one.item.revision,
    }));
    const detail: ItemWorkDetail = { ...describeWork(record, now()), revisions };
    return reply.header('etag', revisionTag(record.work.revision)).send(detail);
  });
  app.post('/v1/content/items', { schema: { body: itemDraftSchema } }, async (request, reply) => {
    const draft = request.body;
    const outcome = await writeItem(context, { draft, revision: null, actor: actorOf(request) });
    return send(reply, { outcome, action: 'write', now: now(), status: 201 });
  });
  app.put(
    '/v1/content/items/:itemId',
    { schema: { params, body: itemDraftSchema } },
    async (request, reply) => {
      const {
        body: draft,
        params: { itemId },
      } = request;
      const revision = readRevisionTag(request);
      if (revision === null) return sendProblem(reply, NO_TAG);
      if (draft.id !== itemId) return sendProblem(reply, OTHER_ID);
      const outcome = await writeItem(context, { draft, revision, actor: actorOf(request) });
      return send(reply, { outcome, action: 'write', now: now() });
    },
  );
  for (const action of ACTIONS) {
    const path = `/v1/content/items/:itemId/${action}`;
    app.post(path, { schema: { params } }, async (request, reply) => {
      const revision = readRevisionTag(request);
      if (revision === null) return sendProblem(reply, NO_TAG);
      const { itemId } = request.params;
      const actor = actorOf(request);
      const outcome = await moveItem(context, { action, itemId, revision, actor });
      return send(reply, { outcome, action, now: now() });
    });
  }
}

const actorOf = (request: FastifyRequest) => senderOf(request).person.personId;

function send(
  reply: FastifyReply,
  answer: {
    outcome: WorkAnswer;
    action: WorkRequest['action'] | 'write';
    now: Date;
    status?: number;
  },
): FastifyReply {
  const { outcome, action, now, status = 200 } = answer;
  if (!outcome.ok) return sendProblem(reply, describeRefusal(outcome.refusal, action));
  const { record } = outcome;
  return reply
    .code(status)
    .header('etag', revisionTag(record.work.revision))
    .send(describeWork(record, now));
}

function describeWork({ work, item, changedAt }: WorkRecord, now: Date): ItemWorkView {
  const { expiresAt } = item;
  const { liveRevision, hands } = work;
  const stage = stageAt(work, { expiresAt, now });
  return { item, stage, liveRevision, hands: [...hands], changedAt, warnings: warnOfItem(item) };
}

/** A page may hold fewer items than asked for, or none, and still have a next one: the filter comes after the reading. */
async function readPage(
  { store, tenant, now }: Context,
  { stage, cursor = '', limit }: z.output<typeof workQuerySchema>,
): Promise<WorkPage> {
  const records = await store.listWork(tenant, { after: cursor, limit: limit + 1 });
  const read = records.slice(0, limit);
  const items = read.map((record) => describeWork(record, now()));
  return {
    items: items.filter((item) => stage === undefined || item.stage === stage),
    nextCursor: records.length > limit ? (read.at(-1)?.item.id ?? null) : null,
  };
}
