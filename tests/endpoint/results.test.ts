import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { problemSchema } from '../../src/contract/problem.ts';
import { ownResultsSchema, resultsSchema } from '../../src/contract/results.ts';
import { mintStaffToken } from '../../src/endpoint/enrolment/staff-tokens.ts';
import { GROUP_MIN } from '../../src/endpoint/results/group-size.ts';
import { LINK_URL, startLinkEndpoint } from './link-endpoint.ts';
import { makeBatch, makeEvent, makeItem } from './samples.ts';

const SAFARI =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15';
const BOT = 'LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)';

/** An endpoint whose programme has so many ambassadors, of whom the test sends some out to share. */
async function open({ ambassadors = GROUP_MIN } = {}) {
  const endpoint = await startLinkEndpoint();
  const { send, context, clock } = endpoint;
  const staff = { label: 'Website', roles: ['integration' as const] };
  const key = await mintStaffToken(context, staff);
  const people = [];
  for (let count = 0; count < ambassadors; count += 1) people.push(await endpoint.enrol());

  /** Somebody shares and publishes an item; answers the code of the short link that is in it. */
  const share = async (token: string, { itemId = 'first-light', network = 'linkedin' } = {}) => {
    const at = clock.now.toISOString();
    const base = makeEvent({ itemId, network, occurredAt: at, shareId: v7(), id: v7() });
    const published = { ...base, id: v7(), type: 'share.published', evidence: 'toast' };
    const json = { ...makeBatch(base), sentAt: at, events: [base, published] };
    expect((await send('/v1/events', { token, json })).status).toBe(200);
    const asked = { itemId, network, attribution: 'pseudonym' };
    const answer = await send('/v1/links', { token, json: asked });
    return (await answer.json()).url.slice(LINK_URL.length + 1);
  };
  /** Somebody follows a link; answers the id that the site gets to know the visit by. */
  const visit = async (code: string, agent: string) => {
    const answer = await endpoint.follow(code, { headers: { 'user-agent': agent } });
    await endpoint.links.drain();
    return new URL(answer.headers.get('location') ?? '').searchParams.get('pv_click') ?? '';
  };
  const convert = async (clickIds: string[], changes: object = {}) => {
    const occurredAt = clock.now.toISOString();
    const json = { id: v7(), type: 'lead', occurredAt, clickIds, ...changes };
    expect((await send('/v1/conversions', { token: key, json })).status).toBe(200);
  };
  const ask = async (query = '') => {
    const answer = await send(`/v1/admin/results${query}`, { token: endpoint.adminToken });
    return resultsSchema.parse(await answer.json());
  };
  const askOwn = async (token: string) => {
    const answer = await send('/v1/me/results', { token });
    return ownResultsSchema.parse(await answer.json());
  };
  const tokens = people.map(({ deviceToken }) => deviceToken);
  return { endpoint, tokens, token: tokens[0] ?? '', share, visit, convert, ask, askOwn };
}

describe('what sharing brought', () => {
  it('is one share, two people and one lead, with the bot set aside, for the admin and for the ambassador', async () => {
    const { token, tokens, share, visit, convert, ask, askOwn } = await open();
    const code = await share(token);
    const [first] = [await visit(code, SAFARI), await visit(code, `${SAFARI} other`)];
    await visit(code, BOT);
    await convert([first]);

    const brought = {
      observed: { inserted: 1, published: 1, probable: 0, clicks: 2, people: 2, setAside: 1 },
      confirmed: { conversions: [{ type: 'lead', total: 1 }], value: [] },
    };
    const results = await ask();
    expect(results).toMatchObject({ from: '2026-11', to: '2026-11', withheld: [], groupMin: 5 });
    const modelled = { conversionsMilli: 1_000, value: [] };
    expect(results.total).toEqual({ ...brought, modelled });
    expect(results.rows).toMatchObject([{ key: 'spring', ...brought, modelled }]);
    expect(await askOwn(token)).toEqual({
      total: brought,
      items: [{ itemId: 'first-light', ...brought }],
    });
    const nothing = { inserted: 0, published: 0, probable: 0, clicks: 0, people: 0, setAside: 0 };
    expect(await askOwn(tokens[1] ?? '')).toEqual({
      total: { observed: nothing, confirmed: { conversions: [], value: [] } },
      items: [],
    });
  });

  it('is told by item, network, composer, audience and sector, and what can not be told apart stands last', async () => {
    const { endpoint, token, share, visit, convert, ask } = await open();
    const other = { id: 'other', sector: 'energy', audiences: ['customers', 'press'] };
    await endpoint.publish(makeItem(other));
    await share(token);
    const code = await share(token, { itemId: 'other', network: 'x' });
    await convert([await visit(code, SAFARI)]);
    const keys = async (by: string) =>
      (await ask(`?by=${by}`)).rows.map(({ key, observed, confirmed }) => [
        key,
        observed.published,
        observed.people,
        confirmed.conversions.length,
      ]);
    expect(await keys('item')).toEqual([
      ['first-light', 1, 0, 0],
      ['other', 1, 1, 1],
    ]);
    expect(await keys('network')).toEqual([
      ['linkedin', 1, 0, 0],
      ['x', 1, 1, 1],
    ]);
    expect(await keys('composer')).toEqual([
      ['post', 2, 0, 0],
      [null, 0, 1, 1],
    ]);
    expect(await keys('audience')).toEqual([
      ['customers', 1, 1, 1],
      ['press', 1, 1, 1],
      [null, 1, 0, 0],
    ]);
    expect(await keys('sector')).toEqual([
      ['energy', 1, 1, 1],
      [null, 1, 0, 0],
    ]);
  });

  it('splits a conversion over its visits by the model that is asked for, to the last cent', async () => {
    const { endpoint, token, share, visit, convert, ask } = await open();
    const codes = [await share(token), await share(token, { network: 'x' })];
    const ids = [];
    for (const code of codes) {
      ids.push(await visit(code, SAFARI));
      endpoint.clock.now = new Date(endpoint.clock.now.getTime() + 60_000);
    }
    await convert(ids, { type: 'sale', value: { amountMinor: 10_001, currency: 'EUR' } });
    const modelled = async (query: string) =>
      (await ask(`?by=network&${query}`)).rows.map((row) => [
        row.key,
        row.modelled.conversionsMilli,
        row.modelled.value[0]?.amountMinor ?? 0,
      ]);
    expect(await modelled('model=first')).toEqual([
      ['linkedin', 1_000, 10_001],
      ['x', 0, 0],
    ]);
    expect(await modelled('model=last')).toEqual([
      ['linkedin', 0, 0],
      ['x', 1_000, 10_001],
    ]);
    expect(await modelled('model=linear')).toEqual([
      ['linkedin', 500, 5_000],
      ['x', 500, 5_001],
    ]);
    const { total } = await ask();
    expect(total.confirmed.value).toEqual([{ amountMinor: 10_001, currency: 'EUR' }]);
  });

  it('counts a visitor of two days twice, and says nothing of who it was', async () => {
    const { endpoint, token, share, visit, ask } = await open();
    const code = await share(token);
    await visit(code, SAFARI);
    await visit(code, SAFARI);
    endpoint.clock.now = new Date('2026-11-24T09:30:00.000Z');
    await visit(code, SAFARI);
    expect((await ask()).total.observed).toMatchObject({ clicks: 3, people: 2 });
  });

  it.each([
    ['?from=2026-11&to=2026-10', 422, 'after the last'],
    ['?from=2020-01&to=2026-10', 422, '36 months'],
    ['?from=2026-13', 400, ''],
    ['?by=person', 400, ''],
    ['?model=best', 400, ''],
    ['?lookbackDays=0', 400, ''],
    ['?pseudonym=abcdefgh', 400, ''],
  ])('answers %s with %i', async (query, status, words) => {
    const { endpoint } = await open({ ambassadors: 0 });
    const { send, adminToken: token } = endpoint;
    const answer = await send(`/v1/admin/results${query}`, { token });
    expect(answer.status).toBe(status);
    expect(problemSchema.parse(await answer.json()).detail ?? '').toContain(words);
  });
});

describe('results of few', () => {
  it('never leave the endpoint while fewer ambassadors than the minimum are there', async () => {
    const { endpoint, token, share, visit, ask, askOwn } = await open({
      ambassadors: GROUP_MIN - 1,
    });
    await visit(await share(token), SAFARI);
    const results = await ask();
    expect(results.withheld).toEqual(['2026-11']);
    expect(results.rows).toEqual([]);
    expect(results.total.observed).toMatchObject({ inserted: 0, clicks: 0, people: 0 });
    expect((await askOwn(token)).total.observed).toMatchObject({ published: 1, people: 1 });
    await endpoint.enrol();
    expect((await ask()).total.observed).toMatchObject({ published: 1, people: 1 });
  });

  it('are in no difference of two answers either', async () => {
    const { endpoint, tokens, token, share, ask } = await open({ ambassadors: GROUP_MIN - 1 });
    await share(token);
    endpoint.clock.now = new Date('2026-12-10T09:30:00.000Z');
    await endpoint.enrol();
    await share(tokens[1] ?? '');
    const published = async (query: string) => (await ask(query)).total.observed.published;
    expect(await published('?from=2026-12&to=2026-12')).toBe(1);
    const both = await ask('?from=2026-11&to=2026-12');
    expect(both.withheld).toEqual(['2026-11']);
    expect(both.total.observed.published).toBe(1);
    for (const by of ['item', 'network', 'composer', 'campaign', 'audience', 'sector']) {
      const { rows } = await ask(`?from=2026-11&to=2026-12&by=${by}`);
      expect(
        rows.reduce((all, row) => all + row.observed.published, 0),
        by,
      ).toBe(1);
    }
  });

  it('are left out from the moment when somebody left', async () => {
    const { endpoint, tokens, token, share, ask } = await open();
    await share(token);
    expect((await ask()).withheld).toEqual([]);
    await endpoint.send('/v1/me/leave', { token: tokens[1] ?? '', json: { receiptId: v7() } });
    expect((await ask()).withheld).toEqual(['2026-11']);
    endpoint.clock.now = new Date('2026-12-10T09:30:00.000Z');
    expect((await ask()).withheld).toEqual(['2026-12']);
  });
});
