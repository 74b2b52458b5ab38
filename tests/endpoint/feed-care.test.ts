import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { importReportSchema } from '../../src/contract/content-import.ts';
import type { FactSheet } from '../../src/contract/fact-sheet.ts';
import { type SignedFeed, signedFeedSchema } from '../../src/contract/feed.ts';
import { codeImportReportSchema } from '../../src/contract/people.ts';
import { sketchVariant } from '../../src/domain/wording-sketch.ts';
import { isSignedBy } from './is-signed-by.ts';
import { makeEvent, makeItem, programme } from './samples.ts';
import { startTestEndpoint, type TestEndpoint } from './test-endpoint.ts';

const factSheet: FactSheet = {
  topic: 'glass-dust',
  subject: 'Dust in the glassworks',
  facts: [
    {
      id: 'filters',
      locale: 'en',
      text: 'All filters were changed in May.',
      source: { name: 'Labour inspection', url: 'https://press.example.org/inspection' },
      asOf: '2026-11-20T06:00:00Z',
    },
  ],
  press: { name: 'Zoé Martin', email: 'press@example.com' },
};

const sheet = makeItem({ id: 'dust', kind: 'fact-sheet', urgency: 'urgent', factSheet });

async function importItems(endpoint: TestEndpoint, ...items: unknown[]) {
  const answer = await endpoint.send('/v1/admin/content/import', {
    token: endpoint.adminToken,
    json: { programme, items },
  });
  return importReportSchema.parse(await answer.json());
}

async function readFeed(endpoint: TestEndpoint, token: string): Promise<SignedFeed> {
  return signedFeedSchema.parse(await (await endpoint.send('/v1/feed', { token })).json());
}

const idsOf = ({ items }: SignedFeed) => items.map(({ item }) => item.id);

async function share(endpoint: TestEndpoint, times: number, changes: object = {}) {
  const { deviceToken: token } = await endpoint.enrol();
  const events = Array.from({ length: times }, () => makeEvent(changes));
  const json = { sentAt: '2026-11-23T09:29:59Z', events };
  expect((await endpoint.send('/v1/events', { token, json })).status).toBe(200);
  return events;
}

const restraint = {
  weeklyShares: 3,
  quietHours: { from: '20:00', until: '07:30', timeZone: 'Europe/Paris' },
};

describe('a fact sheet', () => {
  it('is in the feeds of those who are trained alone; everybody is told which topic rests, and whom to ask', async () => {
    const endpoint = await startTestEndpoint();
    const { deviceToken: anybody } = await endpoint.enrol();
    const { deviceToken: trained, ambassador } = await endpoint.enrol({ trained: true });
    expect(ambassador.trained).toBe(true);
    const onTopic = makeItem({ id: 'new-hall', topics: ['glass-dust'] });
    expect(await importItems(endpoint, sheet, onTopic)).toMatchObject({ rejected: [] });
    const pause = {
      itemId: 'dust',
      topic: 'glass-dust',
      subject: factSheet.subject,
      since: sheet.publishAt,
      press: factSheet.press,
    };
    const theirs = await readFeed(endpoint, trained);
    expect(idsOf(theirs)).toEqual(['dust', 'first-light']);
    expect(theirs).toMatchObject({ ambassador: { trained: true }, topicPauses: [pause] });
    const others = await readFeed(endpoint, anybody);
    expect(idsOf(others)).toEqual(['first-light']);
    expect(others).toMatchObject({ topicPauses: [pause] });
    expect(others.ambassador).not.toHaveProperty('trained');
    expect(JSON.stringify(others)).not.toContain('All filters');
  });

  it('stays with those who are trained while everybody is asked to pause', async () => {
    const endpoint = await startTestEndpoint();
    const { deviceToken: anybody } = await endpoint.enrol();
    const { deviceToken: trained } = await endpoint.enrol({ trained: true });
    await importItems(endpoint, sheet);
    const json = { text: 'Please share nothing today.' };
    const request = { method: 'PUT', token: endpoint.adminToken, json };
    expect((await endpoint.send('/v1/programme/pause', request)).status).toBe(200);
    expect(idsOf(await readFeed(endpoint, trained))).toEqual(['dust']);
    expect(idsOf(await readFeed(endpoint, anybody))).toEqual([]);
  });

  it('is refused with the place of each fault: a stranger as the source, two facts of one name, a fact too long for X', async () => {
    const endpoint = await startTestEndpoint();
    const [fact] = factSheet.facts;
    const facts = [
      { ...fact, source: { name: 'Rumour', url: 'https://evil.example.net/' } },
      { ...fact, text: 'glass '.repeat(60) },
    ];
    const { rejected } = await importItems(endpoint, {
      ...sheet,
      factSheet: { ...factSheet, facts },
    });
    expect(rejected[0]?.reason).toContain('/factSheet/facts/0/source/url');
    expect(rejected[0]?.reason).toContain('/factSheet/facts: two have the same id');
    expect(rejected[0]?.reason).toContain('/factSheet/facts/1/text: ');
    const article = await importItems(endpoint, { ...sheet, kind: 'article' });
    expect(article.rejected[0]?.reason).toContain('only in an item of the kind fact-sheet');
  });

  it('reaches nobody by a code for people who are not trained, and a file of people says who is', async () => {
    const endpoint = await startTestEndpoint();
    const answer = await endpoint.send('/v1/admin/enrolment-codes/import', {
      token: endpoint.adminToken,
      body: 'reference,trained\nann,yes\nbob,no\ncarl,perhaps\n',
      headers: { 'content-type': 'text/csv' },
    });
    const { lines } = codeImportReportSchema.parse(await answer.json());
    expect(lines[2]).toMatchObject({ code: null, reason: expect.stringContaining('trained') });
    const enrolled = lines.slice(0, 2).map(async ({ code }) => {
      const json = { code, clientVersion: '1.0.0' };
      return (await endpoint.send('/v1/enrolments', { json })).json();
    });
    const [ann, bob] = await Promise.all(enrolled);
    expect(ann).toMatchObject({ ambassador: { trained: true } });
    expect(bob.ambassador).not.toHaveProperty('trained');
  });
});

describe('restraint', () => {
  it('comes with the programme, and a time zone that nobody knows is refused', async () => {
    const endpoint = await startTestEndpoint();
    const { deviceToken } = await endpoint.enrol();
    const send = (changed: object) =>
      endpoint.send('/v1/admin/content/import', {
        token: endpoint.adminToken,
        json: { programme: { ...programme, restraint: changed }, items: [] },
      });
    expect((await send(restraint)).status).toBe(200);
    expect((await readFeed(endpoint, deviceToken)).programme.restraint).toEqual(restraint);
    const nowhere = { quietHours: { ...restraint.quietHours, timeZone: 'Europe/Atlantis' } };
    const refused = await send(nowhere);
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain('/programme/restraint/quietHours/timeZone');
  });
});

describe('wordings that others took', () => {
  it('are told at the next full hour, in steps, as a sketch without a word', async () => {
    const endpoint = await startTestEndpoint();
    const { deviceToken: token } = await endpoint.enrol();
    await share(endpoint, 4, { occurredAt: '2026-11-23T09:10:00Z' });
    expect(await readFeed(endpoint, token)).not.toHaveProperty('taken');
    endpoint.clock.now = new Date('2026-11-23T10:00:00.000Z');
    const feed = await readFeed(endpoint, token);
    const [plain] = makeItem().variants;
    expect(feed.taken).toEqual([
      {
        itemId: 'first-light',
        itemRevision: 1,
        variantId: 'plain',
        sketch: plain && sketchVariant(plain),
        shares: 3,
      },
    ]);
    const { ring } = endpoint.context.readSigner();
    const { signature, items, ...rest } = feed;
    const statement = { ...rest, items: items.map(({ item }) => [item.id, item.revision]) };
    expect(isSignedBy(ring.active, signature, ['feed', statement])).toBe(true);
  });

  it('leave out what two people took, what was thrown away, and what people wrote anew', async () => {
    const endpoint = await startTestEndpoint();
    const { deviceToken: token } = await endpoint.enrol();
    const shareIds = Array.from({ length: 4 }, () => v7());
    await share(endpoint, 2);
    for (const shareId of shareIds) {
      await share(endpoint, 1, { shareId });
      const end = { shareId, type: 'share.published', evidence: 'toast', wording: 'rewritten' };
      await share(
        endpoint,
        1,
        shareId === shareIds[0] ? { shareId, type: 'share.abandoned' } : end,
      );
    }
    endpoint.clock.now = new Date('2026-11-23T10:00:00.000Z');
    expect(await readFeed(endpoint, token)).not.toHaveProperty('taken');
  });
});
