import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { auditPageSchema } from '../../src/contract/audit.ts';
import { outcomePageSchema, ownOutcomesSchema } from '../../src/contract/outcome.ts';
import { resultsSchema } from '../../src/contract/results.ts';
import { GROUP_MIN } from '../../src/endpoint/results/group-size.ts';
import { makeBatch, makeOutcome } from './samples.ts';
import { startTestEndpoint } from './test-endpoint.ts';
import { lookInto } from './test-location.ts';

/** An endpoint with so many ambassadors, of whom one reports outcomes. */
async function open({ ambassadors = GROUP_MIN } = {}) {
  const endpoint = await startTestEndpoint();
  const { send, adminToken } = endpoint;
  const { deviceToken: token, ambassador } = await endpoint.enrol();
  for (let count = 1; count < ambassadors; count += 1) await endpoint.enrol();

  const report = async (...outcomes: ReturnType<typeof makeOutcome>[]) => {
    const answer = await send('/v1/events', { token, json: makeBatch(...outcomes) });
    expect((await answer.json()).results).toEqual(
      outcomes.map(({ id }) => ({ id, status: 'accepted' })),
    );
  };
  const list = async (query = '') => {
    const answer = await send(`/v1/admin/outcomes${query}`, { token: adminToken });
    expect(answer.status).toBe(200);
    return outcomePageSchema.parse(await answer.json());
  };
  const decide = (reference: string, action: 'confirm' | 'decline') =>
    send(`/v1/admin/outcomes/${reference}/${action}`, { token: adminToken, method: 'POST' });
  const listOwn = async () => {
    const answer = await send('/v1/me/outcomes', { token });
    return ownOutcomesSchema.parse(await answer.json()).outcomes;
  };
  const confirmed = async () => {
    const answer = await send('/v1/admin/results', { token: adminToken });
    return resultsSchema.parse(await answer.json()).total.confirmed.conversions;
  };
  const pseudonym = ambassador.pseudonym;
  return { endpoint, token, pseudonym, report, list, decide, listOwn, confirmed };
}

describe('an outcome that was reported', () => {
  it('waits, and is shown to an admin without a word of who reported it, or when', async () => {
    const { endpoint, report, list, listOwn, confirmed, pseudonym } = await open();
    const outcome = makeOutcome();
    await report(outcome);
    const { rows } = await list();
    expect(rows).toEqual([
      {
        reference: expect.stringMatching(/^[a-z2-7]{26}$/),
        state: 'waiting',
        kind: 'press-contact',
        itemId: 'first-light',
        itemTitle: 'First light',
        network: 'linkedin',
        month: '2026-11',
      },
    ]);
    const shown = JSON.stringify(rows);
    for (const secret of [pseudonym, outcome.id, outcome.shareId, '2026-11-20']) {
      expect(shown).not.toContain(secret);
    }
    expect(await confirmed()).toEqual([]);
    expect(await listOwn()).toMatchObject([{ id: outcome.id, state: 'waiting' }]);
    expect(await lookInto(endpoint.location, 'select * from conversion')).toEqual([]);
  });

  it('counts as a confirmed conversion once an admin confirms it, however often', async () => {
    const { endpoint, report, list, decide, listOwn, confirmed, pseudonym } = await open();
    await report(makeOutcome());
    const [row] = (await list()).rows;
    const reference = row?.reference ?? '';
    const answers = await Promise.all([
      decide(reference, 'confirm'),
      decide(reference, 'confirm'),
      decide(reference, 'confirm'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await answers[0]?.json()).toEqual({ reference, state: 'confirmed' });
    expect(await confirmed()).toEqual([{ type: 'press-contact', total: 1 }]);
    expect((await list()).rows).toEqual([]);
    expect((await list('?state=confirmed')).rows).toHaveLength(1);
    expect(await listOwn()).toMatchObject([{ state: 'confirmed' }]);
    expect(await lookInto(endpoint.location, 'select * from conversion')).toMatchObject([
      {
        conversion_id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/),
        source: 'self',
        occurred_at: '2026-11-20T00:00:00.000Z',
        item_id: 'first-light',
        network: 'linkedin',
        pseudonym,
      },
    ]);
  });

  it('stays as it was decided: the other answer is a conflict', async () => {
    const { report, list, decide, listOwn, confirmed } = await open();
    await report(makeOutcome());
    const [row] = (await list()).rows;
    const reference = row?.reference ?? '';
    expect((await decide(reference, 'decline')).status).toBe(200);
    expect((await decide(reference, 'decline')).status).toBe(200);
    const late = await decide(reference, 'confirm');
    expect(late.status).toBe(409);
    expect((await late.json()).detail).toContain('declined');
    expect(await confirmed()).toEqual([]);
    expect(await listOwn()).toMatchObject([{ state: 'declined' }]);
  });

  it('is in the audit log once with what was decided, and without who reported it', async () => {
    const { endpoint, report, list, decide, pseudonym } = await open();
    const outcome = makeOutcome();
    await report(outcome);
    const [row] = (await list()).rows;
    const reference = row?.reference ?? '';
    await decide(reference, 'confirm');
    await decide(reference, 'confirm');
    const answer = await endpoint.send('/v1/audit', { token: endpoint.adminToken });
    const { entries } = auditPageSchema.parse(await answer.json());
    const own = entries.filter(({ action }) => action.startsWith('outcome.'));
    expect(own).toMatchObject([
      {
        action: 'outcome.confirmed',
        subject: reference,
        details: { kind: 'press-contact', itemId: 'first-light', month: '2026-11' },
      },
    ]);
    expect(JSON.stringify(own)).not.toContain(pseudonym);
    expect(JSON.stringify(own)).not.toContain(outcome.id);
  });

  it('is one of pages that hold each of them once, in no order that tells when it came', async () => {
    const { report, list } = await open();
    const days = ['2026-11-02', '2026-11-20', '2026-11-11', '2026-11-20', '2026-11-05'];
    await report(...days.map((happenedOn) => makeOutcome({ happenedOn })));
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = await list(`?limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.rows.map(({ reference }) => reference));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(seen.toSorted());
    expect(new Set(seen).size).toBe(5);
  });

  it('of a month with too few ambassadors is shown to nobody but the one who reported it', async () => {
    const { endpoint, report, list, decide, listOwn, confirmed } = await open({
      ambassadors: GROUP_MIN - 1,
    });
    await report(makeOutcome());
    expect((await list()).rows).toEqual([]);
    expect(await listOwn()).toMatchObject([{ state: 'withheld' }]);
    const [row] = await lookInto(endpoint.location, 'select reference from outcome');
    const { reference } = row as { reference: string };
    expect((await decide(reference, 'confirm')).status).toBe(404);
    expect(await confirmed()).toEqual([]);
    await endpoint.enrol();
    expect((await list()).rows).toMatchObject([{ reference }]);
    expect(await listOwn()).toMatchObject([{ state: 'waiting' }]);
  });

  it('can be confirmed when the one who reported it was erased, and is nobody’s then', async () => {
    const { endpoint, token, report, list, decide } = await open({ ambassadors: GROUP_MIN + 1 });
    await report(makeOutcome());
    await endpoint.send('/v1/me/erase', { token, json: { receiptId: v7() } });
    const [row] = (await list()).rows;
    expect((await decide(row?.reference ?? '', 'confirm')).status).toBe(200);
    expect(await lookInto(endpoint.location, 'select pseudonym from conversion')).toEqual([
      { pseudonym: null },
    ]);
  });

  it('leaves the conversion when its reporter is erased afterwards, without the pseudonym', async () => {
    const { endpoint, token, report, list, decide } = await open();
    await report(makeOutcome());
    const [row] = (await list()).rows;
    await decide(row?.reference ?? '', 'confirm');
    await endpoint.send('/v1/me/erase', { token, json: { receiptId: v7() } });
    expect(await lookInto(endpoint.location, 'select pseudonym, source from conversion')).toEqual([
      { pseudonym: null, source: 'self' },
    ]);
  });

  it.each([
    ['/v1/admin/outcomes?cursor=x', 400],
    ['/v1/admin/outcomes?state=lost', 400],
    ['/v1/admin/outcomes?cursor=2026-11.aaaaaaaaaaaaaaaaaaaaaaaaaa', 200],
  ])('%s answers %i', async (path, status) => {
    const { endpoint } = await open({ ambassadors: 1 });
    expect((await endpoint.send(path, { token: endpoint.adminToken })).status).toBe(status);
  });
});
