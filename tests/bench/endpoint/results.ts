import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import { base32 } from '../../../src/endpoint/enrolment/base32.ts';
import type { ClickRecord } from '../../../src/endpoint/links/click.ts';
import { makeItem, programme } from '../../endpoint/samples.ts';
import { percentile } from '../statistics.ts';
import { type Company, foundCompany } from './company.ts';

/** How long results take over HTTP, 95th percentile in milliseconds. */
export interface ResultsRound {
  monthMs: number;
  yearMs: number;
}

/** A company with so many clicks of a year. */
export interface ResultsCompany {
  measure(): Promise<ResultsRound>;
  close(): Promise<void>;
}

const ITEMS = 40;
const NETWORKS = ['linkedin', 'x'];
/** Fewer would not be told of. */
const AMBASSADORS = 6;
const VISITORS = 400_000;
const VISITOR_BYTES = 10;
const BATCH = 20_000;
const REQUESTS = 40;
const YEAR = { from: '2025-11', to: '2026-10' };
const MONTH = { from: '2026-10', to: '2026-10' };
const FIRST_MS = Date.parse('2025-11-01T00:00:00Z');
const LAST_MS = Date.parse('2026-11-01T00:00:00Z');
const BEFORE = '2025-10-01T00:00:00.000Z';

/** Hashes as the endpoint makes them (visitor.ts). */
const visitors = Array.from({ length: VISITORS }, () => base32(randomBytes(VISITOR_BYTES)));

/** Founds a company and stores its clicks, one batch after the other, as the endpoint does. */
export async function openResults(clicks: number): Promise<ResultsCompany> {
  const company = await foundCompany();
  const { store, tenant } = company.context;
  const items = Array.from({ length: ITEMS }, (_none, index) =>
    makeItem({
      id: `item-${index}`,
      campaign: { id: `c-${index % 10}`, slug: `campaign-${index % 10}` },
      publishAt: BEFORE,
    }),
  );
  await store.saveContent(tenant, { programme, items, now: BEFORE });
  await enrolAll(company);
  for (let done = 0; done < clicks; done += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, clicks - done) }, (_none, index) =>
      makeClick(FIRST_MS + ((done + index) / clicks) * (LAST_MS - FIRST_MS)),
    );
    await store.appendClicks(tenant, batch);
  }
  return {
    async measure() {
      return { monthMs: await ask(company, MONTH), yearMs: await ask(company, YEAR) };
    },
    close: () => company.close(),
  };
}

async function enrolAll({ context: { store, tenant } }: Company): Promise<void> {
  for (let person = 0; person < AMBASSADORS; person += 1) {
    const codeHash = `code-${person}`;
    const code = {
      staff: null,
      locale: 'en',
      topics: [],
      trained: false,
      createdAt: BEFORE,
      expiresAt: '2027',
    };
    await store.addEnrolmentCodes(tenant, [{ codeHash, ...code }]);
    const seat = {
      codeHash,
      personId: `p-${person}`,
      familyId: `f-${person}`,
      tokenHash: `t-${person}`,
      now: BEFORE,
    };
    await store.enrol(tenant, seat, 'ambassador');
  }
}

async function ask({ endpoint, adminToken }: Company, { from, to }: typeof YEAR): Promise<number> {
  const times: number[] = [];
  const url = `${endpoint.url}/v1/admin/results?from=${from}&to=${to}&by=campaign`;
  for (let request = 0; request < REQUESTS; request += 1) {
    const begin = performance.now();
    const answer = await fetch(url, { headers: { authorization: `Bearer ${adminToken}` } });
    const text = await answer.text();
    times.push(performance.now() - begin);
    if (!answer.ok || !text.includes('campaign-'))
      throw new Error(`results answered ${answer.status}: ${text.slice(0, 300)}`);
  }
  return percentile(times, 95);
}

function makeClick(atMs: number): ClickRecord {
  const isPerson = Math.random() < 0.7;
  return {
    id: v7({ msecs: Math.floor(atMs) }),
    occurredAt: new Date(atMs).toISOString(),
    itemId: `item-${Math.floor(Math.random() * ITEMS)}`,
    network: NETWORKS[Math.floor(Math.random() * NETWORKS.length)] ?? 'x',
    pseudonym: null,
    class: isPerson ? 'person' : 'preview',
    reason: isPerson ? 'no-rule' : 'preview-agent',
    visitor: visitors[Math.floor(Math.random() * VISITORS)] ?? '',
  };
}
