import { describe, expect, it } from 'vitest';
import { auditPageSchema } from '../../src/contract/audit.ts';
import {
  type ItemDraft,
  itemWorkDetailSchema,
  itemWorkSchema,
  workPageSchema,
} from '../../src/contract/content-work.ts';
import type { StaffRole } from '../../src/contract/enrolment.ts';
import { type SignedFeed, signedFeedSchema } from '../../src/contract/feed.ts';
import { problemSchema } from '../../src/contract/problem.ts';
import { mintStaffToken } from '../../src/endpoint/enrolment/staff-tokens.ts';
import { isSignedBy } from './is-signed-by.ts';
import { startLinkEndpoint } from './link-endpoint.ts';
import { makeItem } from './samples.ts';
import { startTestEndpoint, type TestEndpoint } from './test-endpoint.ts';
import { lookInto } from './test-location.ts';

function makeDraft(changes: Partial<ItemDraft> = {}): ItemDraft {
  const { revision: _counted, ...draft } = makeItem({ id: 'news', title: 'News' });
  return { ...draft, ...changes };
}

/** An endpoint with a writer, an approver and an ambassador; requests by who sends them. */
async function open(endpoint: TestEndpoint | null = null) {
  const place = endpoint ?? (await startTestEndpoint());
  const hire = (label: string, ...roles: StaffRole[]) =>
    mintStaffToken(place.context, { label, roles });
  const [ann, ben] = [await hire('Ann', 'content-manager'), await hire('Ben', 'approver')];
  const { deviceToken, keyRing } = await place.enrol();
  const create = (token: string, json: unknown) => place.send('/v1/content/items', { token, json });
  const write = (token: string, json: ItemDraft, revision: number) =>
    place.send(`/v1/content/items/${json.id}`, {
      token,
      json,
      method: 'PUT',
      headers: { 'if-match': `"${revision}"` },
    });
  const move = (token: string, step: string, revision = 1) =>
    place.send(`/v1/content/items/${step.split(' ')[1] ?? 'news'}/${step.split(' ')[0]}`, {
      token,
      method: 'POST',
      headers: { 'if-match': `"${revision}"` },
    });
  const askFeed = (etag?: string) =>
    place.send('/v1/feed', {
      token: deviceToken,
      ...(etag && { headers: { 'if-none-match': etag } }),
    });
  const readFeed = async () => signedFeedSchema.parse(await (await askFeed()).json());
  /** Takes an item through all steps, each of which must succeed. */
  const publish = async (draft: ItemDraft) => {
    expect((await create(ann, draft)).status).toBe(201);
    for (const [token, step] of [
      [ann, 'submit'],
      [ben, 'approve'],
      [ann, 'publish'],
    ] as const) {
      expect((await move(token, `${step} ${draft.id}`)).status).toBe(200);
    }
  };
  return { place, hire, ann, ben, keyRing, create, write, move, askFeed, readFeed, publish };
}

const idsOf = (feed: SignedFeed) => feed.items.map(({ item }) => item.id);
const readProblem = async (answer: Response) => problemSchema.parse(await answer.json());

describe('an item on its way into the feeds', () => {
  it('is written, submitted, approved by somebody else and published, signed by its approval', async () => {
    const { place, ann, ben, keyRing, create, move, readFeed } = await open();
    const created = await create(ann, makeDraft());
    expect(created.headers.get('etag')).toBe('"1"');
    expect(itemWorkSchema.parse(await created.json())).toMatchObject({ stage: 'draft' });
    await move(ann, 'submit');
    expect(idsOf(await readFeed())).toEqual(['first-light']);
    await move(ben, 'approve');
    const [draft] = await lookInto(place.location, 'select key_id, signature from item_draft');
    expect(draft).toMatchObject({ key_id: keyRing.active.id });
    expect(idsOf(await readFeed())).toEqual(['first-light']);
    const published = await move(ann, 'publish');
    expect(await published.json()).toMatchObject({ stage: 'published', liveRevision: 1 });
    const feed = await readFeed();
    const shown = feed.items.find(({ item }) => item.id === 'news');
    expect(shown?.signature).toEqual({ keyId: keyRing.active.id, value: expect.any(String) });
    const { item, signature } = shown ?? {};
    expect(signature && isSignedBy(keyRing.active, signature, ['item', item])).toBe(true);
  });

  it('is not approved by anybody who wrote or submitted it, whatever their roles', async () => {
    const { hire, ann, ben, create, write, move } = await open();
    const both = await hire('Cleo', 'content-manager', 'approver');
    await create(ann, makeDraft());
    expect((await write(both, makeDraft({ title: 'Better news' }), 1)).status).toBe(200);
    await move(ann, 'submit', 2);
    const own = await move(both, 'approve', 2);
    expect(own.status).toBe(409);
    expect((await readProblem(own)).detail).toContain('Somebody else approves');
    expect((await move(ben, 'approve', 2)).status).toBe(200);
  });

  it('says where it stands and what comes first when a step is not possible', async () => {
    const { ann, ben, create, move } = await open();
    await create(ann, makeDraft());
    for (const [token, step, words] of [
      [ben, 'approve', 'submit it first'],
      [ann, 'publish', 'somebody else approve'],
      [ann, 'withdraw', 'nothing to withdraw'],
      [ben, 'return', 'Only a submitted item'],
    ] as const) {
      const answer = await move(token, step);
      expect(answer.status).toBe(409);
      const { detail } = await readProblem(answer);
      expect(detail).toContain('This item is draft');
      expect(detail).toContain(words);
    }
    const again = await create(ann, makeDraft());
    expect(again.status).toBe(409);
    expect((await readProblem(again)).detail).toContain('PUT');
    expect((await move(ann, 'submit elsewhere')).status).toBe(404);
  });

  it.each([
    ['a host that is not the company’s', { url: 'https://evil.example/x' }, '/url'],
    ['a hidden character', { title: 'News\u202E' }, '/title'],
    [
      'a wording that X can not take',
      { variants: [{ id: 'x', network: 'x', locale: 'en', text: 'a'.repeat(281) }] },
      '/variants/0/text',
    ],
    ['an end before its beginning', { expiresAt: '2020-01-01T00:00:00Z' }, '/expiresAt'],
  ])('is not submitted with %s', async (_what, changes, pointer) => {
    const { ann, create, move } = await open();
    expect((await create(ann, makeDraft(changes))).status).toBe(201);
    const answer = await move(ann, 'submit');
    expect(answer.status).toBe(422);
    const { errors } = await readProblem(answer);
    expect(errors?.[0]?.pointer).toBe(pointer);
  });

  it('keeps its approved words in the feeds while the next are written, and every revision', async () => {
    const { ann, ben, write, move, readFeed, publish, place } = await open();
    await publish(makeDraft());
    await write(ann, makeDraft({ title: 'Newer news' }), 1);
    expect((await readFeed()).items.map(({ item }) => item.title)).toContain('News');
    await move(ann, 'submit', 2);
    await move(ben, 'return', 2);
    await write(ann, makeDraft({ title: 'Newest news' }), 2);
    await move(ann, 'submit', 3);
    await move(ben, 'approve', 3);
    await move(ben, 'publish', 3);
    const titles = (await readFeed()).items.map(({ item }) => [item.title, item.revision]);
    expect(titles).toContainEqual(['Newest news', 3]);
    const answer = await place.send('/v1/content/items/news', { token: ann });
    const { revisions } = itemWorkDetailSchema.parse(await answer.json());
    expect(revisions.map(({ item }) => item.title)).toEqual(['News', 'Newer news', 'Newest news']);
  });

  it('is not overwritten by somebody who read an earlier revision', async () => {
    const { ann, write, create, place } = await open();
    await create(ann, makeDraft());
    const writes = await Promise.all(
      ['a', 'b', 'c'].map((title) => write(ann, makeDraft({ title }), 1)),
    );
    expect(writes.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(writes.filter(({ status }) => status === 412)).toHaveLength(2);
    const late = await write(ann, makeDraft({ title: 'late' }), 1);
    expect((await readProblem(late)).detail).toContain('If-Match: "2"');
    const blind = await place.send('/v1/content/items/news', {
      token: ann,
      method: 'PUT',
      json: makeDraft(),
    });
    expect(blind.status).toBe(428);
    expect((await readProblem(blind)).detail).toContain('If-Match');
  });

  it('that came by import stands as published, and is changed the same way', async () => {
    const { ann, ben, write, move, readFeed, place } = await open();
    const { revision: _counted, ...draft } = makeItem({ title: 'Second light' });
    expect((await write(ann, draft, 1)).status).toBe(200);
    await move(ann, 'submit first-light', 2);
    await move(ben, 'approve first-light', 2);
    await move(ann, 'publish first-light', 2);
    expect((await readFeed()).items.map(({ item }) => item.title)).toEqual(['Second light']);
    const list = await place.send('/v1/content/items?stage=published', { token: ann });
    expect(workPageSchema.parse(await list.json()).items).toHaveLength(1);
  });

  it('is told of in the audit log, step by step and by whom', async () => {
    const { place, ann, publish } = await open();
    await publish(makeDraft());
    const answer = await place.send('/v1/audit', { token: place.adminToken });
    const { entries } = auditPageSchema.parse(await answer.json());
    const steps = entries.filter(({ subject }) => subject === 'news');
    expect(steps.map(({ action }) => action)).toEqual([
      'content.written',
      'content.submitted',
      'content.approved',
      'content.published',
    ]);
    expect(new Set(steps.map(({ actor }) => actor)).size).toBe(2);
    expect(JSON.stringify(entries)).not.toContain(ann);
  });
});

describe('the feeds', () => {
  it('change at once when an urgent item is approved, when one is withdrawn, and when one expires', async () => {
    const { place, ann, ben, create, move, askFeed, readFeed } = await open();
    const etags = [(await askFeed()).headers.get('etag') ?? ''];
    const expectChange = async (ids: string[]) => {
      const answer = await askFeed(etags.at(-1));
      expect(answer.status).toBe(200);
      const etag = answer.headers.get('etag') ?? '';
      expect(etags).not.toContain(etag);
      etags.push(etag);
      expect(idsOf(signedFeedSchema.parse(await answer.json())).toSorted()).toEqual(ids);
      expect((await askFeed(etag)).status).toBe(304);
    };
    const expiresAt = '2026-11-23T10:00:00Z';
    await create(ann, makeDraft({ urgency: 'urgent', expiresAt }));
    await move(ann, 'submit');
    expect((await askFeed(etags[0])).status).toBe(304);
    await move(ben, 'approve');
    await expectChange(['first-light', 'news']);
    place.clock.now = new Date(expiresAt);
    await expectChange(['first-light']);
    const work = await place.send('/v1/content/items/news', { token: ann });
    expect(await work.json()).toMatchObject({ stage: 'expired' });
    expect((await move(ann, 'withdraw first-light')).status).toBe(200);
    await expectChange([]);
    expect((await readFeed()).items).toEqual([]);
  });

  it('change when an item comes by its date, in a process that saw no other change', async () => {
    const { place, askFeed, readFeed, publish } = await open();
    await publish(makeDraft({ publishAt: '2026-11-23T12:00:00Z' }));
    const etag = (await askFeed()).headers.get('etag') ?? '';
    expect(idsOf(await readFeed())).toEqual(['first-light']);
    place.clock.now = new Date('2026-11-23T12:00:00Z');
    expect((await askFeed(etag)).status).toBe(200);
    expect(idsOf(await readFeed())).toContain('news');
  });

  it('are answered with 304 without an item being read', async () => {
    let listed = 0;
    const place: TestEndpoint = await startTestEndpoint({
      failing: {
        listPublishedItems: (tenant, at) => {
          listed += 1;
          return place.context.store.listPublishedItems(tenant, at);
        },
      },
    });
    const { askFeed } = await open(place);
    const etag = (await askFeed()).headers.get('etag') ?? '';
    expect(listed).toBe(1);
    expect((await askFeed(etag)).status).toBe(304);
    expect(listed).toBe(1);
  });

  it('hold a notice and no items while everybody is asked to pause', async () => {
    const { place, ann, askFeed, readFeed } = await open();
    const etag = (await askFeed()).headers.get('etag') ?? '';
    const pause = { text: 'Please share nothing until tomorrow.' };
    const path = '/v1/programme/pause';
    const paused = await place.send(path, { token: ann, method: 'PUT', json: pause });
    expect(paused.status).toBe(200);
    expect((await askFeed(etag)).status).toBe(200);
    expect(await readFeed()).toMatchObject({ items: [], pause });
    expect((await place.send(path, { token: ann, method: 'DELETE' })).status).toBe(204);
    const after = await readFeed();
    expect(after.pause).toBeUndefined();
    expect(idsOf(after)).toEqual(['first-light']);
  });
});

describe('a withdrawn item', () => {
  it('has links that have ended, and comes back with its next approved words', async () => {
    const links = await startLinkEndpoint();
    const { ann, ben, write, move, publish, readFeed } = await open(links);
    await publish(makeDraft());
    const { code } = await links.askLink({ itemId: 'news' });
    expect((await links.follow(code)).status).toBe(302);
    await move(ann, 'withdraw');
    links.clock.now = new Date(links.clock.now.getTime() + 10_001);
    expect((await links.follow(code)).status).toBe(410);
    await write(ann, makeDraft({ title: 'Corrected news' }), 1);
    await move(ann, 'submit', 2);
    await move(ben, 'approve', 2);
    await move(ben, 'publish', 2);
    expect((await readFeed()).items.map(({ item }) => item.title)).toContain('Corrected news');
  });
});
