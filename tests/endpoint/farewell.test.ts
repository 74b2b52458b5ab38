import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { receiptSchema } from '../../src/contract/people.ts';
import { isSignedBy } from './is-signed-by.ts';
import { LINK_URL, type LinkEndpoint, startLinkEndpoint } from './link-endpoint.ts';
import { makeBatch, makeEvent } from './samples.ts';
import { lookInto } from './test-location.ts';

/** Shares and publishes an item, and has a reader follow the short link. */
async function shareAsSomebody(endpoint: LinkEndpoint) {
  const enrolment = await endpoint.enrol();
  const { deviceToken: token, ambassador } = enrolment;
  const { pseudonym } = ambassador;
  const link = `https://www.example.com/first-light?utm_content=first-light.plain.${pseudonym}`;
  const inserted = makeEvent({ link });
  const published = makeEvent({
    ...inserted,
    id: v7(),
    type: 'share.published',
    evidence: 'toast',
    permalink: 'https://www.linkedin.com/feed/update/urn:li:share:7000000000000000000/',
  });
  await endpoint.send('/v1/events', { token, json: makeBatch(inserted, published) });
  const json = { itemId: 'first-light', network: 'linkedin', attribution: 'pseudonym' };
  const answer = await endpoint.send('/v1/links', { token, json });
  const code = (await answer.json()).url.slice(LINK_URL.length + 1);
  await endpoint.follow(code);
  await endpoint.links.drain();
  return { enrolment, token, pseudonym, code };
}

async function bid(endpoint: LinkEndpoint, path: string, token: string, receiptId = v7()) {
  const answer = await endpoint.send(path, { token, json: { receiptId } });
  expect(answer.status).toBe(200);
  return receiptSchema.parse(await answer.json());
}

const dump = async (endpoint: LinkEndpoint) => {
  const tables = [
    'share',
    'share_event',
    'click',
    'person',
    'link_handle',
    'audit_entry',
    'receipt',
  ];
  const rows = tables.map((table) => lookInto(endpoint.location, `select * from ${table}`));
  return JSON.stringify(await Promise.all(rows));
};

describe('an ambassador who asks to be erased', () => {
  it('is in no row any more, the totals stay, and a signed receipt counts what was done', async () => {
    const endpoint = await startLinkEndpoint();
    const { enrolment, token, pseudonym } = await shareAsSomebody(endpoint);
    const other = await shareAsSomebody(endpoint);
    const { store } = endpoint.context;
    const [events, clicks] = [
      await store.listEventTotals('default'),
      await store.listClickTotals('default'),
    ];
    expect(await dump(endpoint)).toContain(pseudonym);

    const receipt = await bid(endpoint, '/v1/me/erase', token);
    expect(receipt.receipt).toMatchObject({
      kind: 'erased',
      shares: 1,
      events: 2,
      clicks: 1,
      tokens: 1,
    });
    const { active } = enrolment.keyRing;
    expect(isSignedBy(active, receipt.signature, ['receipt', receipt.receipt])).toBe(true);
    const left = await dump(endpoint);
    expect(left).not.toContain(pseudonym);
    expect(left).toContain(other.pseudonym);
    expect(left.match(/urn:li:share/g)).toHaveLength(2);
    expect(await store.listEventTotals('default')).toEqual(events);
    expect(await store.recountEvents('default')).toEqual(events);
    expect(await store.recountClicks('default')).toEqual(clicks);
    expect(await store.countShares('default', {})).toBe(2);
    expect((await endpoint.send('/v1/feed', { token })).status).toBe(401);
    expect((await endpoint.send('/v1/feed', { token: other.token })).status).toBe(200);
  });

  it('has links that still lead where they led, and name nobody', async () => {
    const endpoint = await startLinkEndpoint();
    const { token, code, pseudonym } = await shareAsSomebody(endpoint);
    await bid(endpoint, '/v1/me/erase', token);
    endpoint.clock.now = new Date(endpoint.clock.now.getTime() + 10_001);
    const answer = await endpoint.follow(code);
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).not.toContain(pseudonym);
    expect(answer.headers.get('location')).toContain('.anon');
    await endpoint.links.drain();
    expect(await dump(endpoint)).not.toContain(pseudonym);
  });

  it('loses the pseudonyms of earlier quarters too', async () => {
    const endpoint = await startLinkEndpoint();
    const { token, pseudonym } = await shareAsSomebody(endpoint);
    endpoint.clock.now = new Date('2027-05-01T00:00:00Z');
    await bid(endpoint, '/v1/me/erase', token);
    expect(await dump(endpoint)).not.toContain(pseudonym);
  });
});

describe('an ambassador who leaves', () => {
  it('has no good token any more, and keeps what was shared', async () => {
    const endpoint = await startLinkEndpoint();
    const { token, pseudonym } = await shareAsSomebody(endpoint);
    const { receipt } = await bid(endpoint, '/v1/me/leave', token);
    expect(receipt).toMatchObject({ kind: 'left', shares: 0, events: 0, clicks: 0, tokens: 1 });
    expect((await endpoint.send('/v1/feed', { token })).status).toBe(401);
    expect(await dump(endpoint)).toContain(pseudonym);
  });

  it('gets the receipt again when the answer was lost', async () => {
    const endpoint = await startLinkEndpoint();
    const { token } = await shareAsSomebody(endpoint);
    const receiptId = v7();
    const receipt = await bid(endpoint, '/v1/me/leave', token, receiptId);
    const again = await endpoint.send(`/v1/receipts/${receiptId}`);
    expect(await again.json()).toEqual(receipt);
    expect((await endpoint.send(`/v1/receipts/${v7()}`)).status).toBe(404);
  });

  it('leaves once when two requests come at the same time', async () => {
    const endpoint = await startLinkEndpoint();
    const { token } = await shareAsSomebody(endpoint);
    const requests = Array.from({ length: 4 }, () =>
      endpoint.send('/v1/me/leave', { token, json: { receiptId: v7() } }),
    );
    const statuses = (await Promise.all(requests)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    const rows = await lookInto(endpoint.location, 'select * from receipt');
    expect(rows).toHaveLength(1);
  });
});
