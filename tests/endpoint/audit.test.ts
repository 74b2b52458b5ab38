import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AuditEntry, auditPageSchema } from '../../src/contract/audit.ts';
import {
  type AuditNote,
  chainEntry,
  checkEnd,
  EMPTY_HEAD,
  followChain,
} from '../../src/endpoint/audit/audit-chain.ts';
import { verifyAudit } from '../../src/endpoint/audit/read-audit.ts';
import { openCommandLine } from './endpoint-process.ts';
import { NOW, startTestEndpoint } from './test-endpoint.ts';
import { changeBehind, engine, lookInto } from './test-location.ts';

const note: AuditNote = {
  at: NOW,
  actor: 'ada',
  action: 'content.imported',
  subject: '',
  details: { items: 3 },
};

function makeChain(length: number): AuditEntry[] {
  const entries: AuditEntry[] = [];
  for (let index = 0; index < length; index += 1) {
    const head = entries.at(-1) ?? EMPTY_HEAD;
    entries.push(chainEntry('default', head, { ...note, subject: `s${index}` }));
  }
  return entries;
}

/** The first fault of a whole log whose end was kept. */
function check(entries: readonly AuditEntry[], end: AuditEntry) {
  const { head, fault } = followChain('default', EMPTY_HEAD, entries);
  return fault ?? checkEnd(head, end);
}

const chains = fc.integer({ min: 2, max: 12 }).map(makeChain);
const withPlace = chains.chain((entries) =>
  fc.tuple(fc.constant(entries), fc.nat(entries.length - 1)),
);
const lastOf = (entries: readonly AuditEntry[]) =>
  entries.at(-1) ?? chainEntry('', EMPTY_HEAD, note);

describe('the chain', () => {
  it('is sound as it was made, and for its own tenant only', () => {
    fc.assert(
      fc.property(chains, (entries) => {
        expect(check(entries, lastOf(entries))).toBeNull();
        expect(followChain('other', EMPTY_HEAD, entries).fault).toEqual({
          seq: 1,
          fault: 'changed',
        });
      }),
    );
  });

  it('shows an entry that was changed in any field, where it was', () => {
    const fields = fc.constantFrom<'at' | 'actor' | 'subject' | 'previous' | 'hash'>(
      'at',
      'actor',
      'subject',
      'previous',
      'hash',
    );
    fc.assert(
      fc.property(withPlace, fields, ([entries, at], field) => {
        const changed = entries.map((entry, index) =>
          index === at ? { ...entry, [field]: `${entry[field]}x` } : entry,
        );
        expect(check(changed, lastOf(entries))).toEqual({ seq: at + 1, fault: 'changed' });
      }),
    );
  });

  it('shows an entry that was changed and hashed anew, at the next one or at the end', () => {
    fc.assert(
      fc.property(withPlace, ([entries, at]) => {
        const before = entries[at - 1] ?? EMPTY_HEAD;
        const forged = chainEntry('default', before, { ...note, actor: 'mallory' });
        expect(check(entries.with(at, forged), lastOf(entries))?.fault).toBe('changed');
      }),
    );
  });

  it('shows an entry that is missing, at the end too', () => {
    fc.assert(
      fc.property(withPlace, ([entries, at]) => {
        const isLast = at === entries.length - 1;
        const fault = isLast ? 'cut-off' : 'missing';
        expect(check(entries.toSpliced(at, 1), lastOf(entries))).toEqual({ seq: at + 1, fault });
      }),
    );
  });

  it('shows entries in another order', () => {
    const shuffled = chains.chain((entries) =>
      fc.tuple(
        fc.constant(entries),
        fc.shuffledSubarray(entries, { minLength: entries.length, maxLength: entries.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([entries, others]) => {
        const isSame = others.every((entry, index) => entry === entries[index]);
        expect(check(others, lastOf(entries)) === null).toBe(isSame);
      }),
    );
  });
});

async function openWithEntries() {
  const endpoint = await startTestEndpoint();
  for (let index = 0; index < 4; index += 1) await endpoint.enrol();
  const ask = (query = '') => endpoint.send(`/v1/audit${query}`, { token: endpoint.adminToken });
  const read = async (query = '') => auditPageSchema.parse(await (await ask(query)).json());
  return { endpoint, ask, read };
}

describe('the audit log', () => {
  it('is read page by page, oldest first, and each entry follows the one before it', async () => {
    const { ask, read } = await openWithEntries();
    const whole = await read();
    const pages: AuditEntry[] = [];
    for (let cursor: number | null = 0; cursor !== null; ) {
      const page = await read(`?limit=2&cursor=${cursor}`);
      pages.push(...page.entries);
      cursor = page.nextCursor;
    }
    expect(pages).toEqual(whole.entries);
    expect(followChain('default', EMPTY_HEAD, pages)).toEqual({ head: whole.head, fault: null });
    expect((await ask('?cursor=-1')).status).toBe(400);
    expect((await ask('?limit=501')).status).toBe(400);
  });

  it('takes no change and no deletion, from whoever holds the database', async () => {
    const { endpoint } = await openWithEntries();
    const { location } = endpoint;
    const tries = ["update audit_entry set actor = 'x'", 'delete from audit_entry'];
    if (engine === 'PostgreSQL') tries.push('truncate audit_entry');
    for (const sql of tries) {
      await expect(changeBehind(location, sql)).rejects.toThrow('append-only');
    }
    expect(await verifyAudit(endpoint.context, null)).toMatchObject({ fault: null });
  });

  it('has one entry after another when many write at the same time', async () => {
    const { endpoint } = await openWithEntries();
    const { store } = endpoint.context;
    await Promise.all(Array.from({ length: 20 }, () => store.noteAudit('default', note)));
    const { head, fault } = await verifyAudit(endpoint.context, null);
    expect(fault).toBeNull();
    expect(head.seq).toBe(25);
  });

  it('is checked on the command line, also against an end that was kept', async () => {
    const { location, run } = await openCommandLine();
    await run('admin-token');
    const before = await run('audit', 'verify');
    expect(before).toMatchObject({ code: 0, err: '' });
    const kept = before.out.trim().split('\n').at(-1) ?? '';
    expect(kept).toMatch(/^1:[0-9a-f]{64}$/);
    await run('admin-token');
    expect(await run('audit', 'verify', '--kept', kept)).toMatchObject({ code: 0 });
    const other = `1:${'0'.repeat(64)}`;
    expect(await run('audit', 'verify', '--kept', other)).toMatchObject({
      code: 1,
      err: 'Entry 1 was changed.\n',
    });
    await changeBehind(location, 'update audit_head set seq = 9');
    expect(await run('audit', 'verify')).toMatchObject({ code: 1 });
    expect(await lookInto(location, 'select seq from audit_entry')).toHaveLength(2);
  });
});
