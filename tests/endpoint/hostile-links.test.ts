import { describe, expect, it } from 'vitest';
import { importReportSchema } from '../../src/contract/content-import.ts';
import { itemWorkSchema } from '../../src/contract/content-work.ts';
import { ga4Channel } from '../../src/domain/ga4-channel.ts';
import { mintStaffToken } from '../../src/endpoint/enrolment/staff-tokens.ts';
import { networks } from '../../src/networks/registry.ts';
import { startLinkEndpoint } from './link-endpoint.ts';
import { makeItem } from './samples.ts';

/** Addresses that seem to be the company's (www.example.com), or nobody's, and lead elsewhere or run something. */
const HOSTILE = [
  'javascript:alert(1)',
  ' java\nscript:alert(1)',
  'JaVaScRiPt://www.example.com/%0aalert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'blob:https://www.example.com/x',
  'file:///etc/passwd',
  'chrome-extension://abcdefghijklmnopabcdefghijklmnop/popup.html',
  'http://www.example.com/',
  'ftp://www.example.com/',
  'https://www.example.com@evil.example/',
  'https://user:password@www.example.com/',
  'https://www.example.com.evil.example/',
  'https:\\\\evil.example',
  'https:/evil.example',
  'https://evil.example\\@www.example.com/',
  'https://evil.example#@www.example.com/',
  'https://www.example.com。evil.example/',
  'https://www.example.com%2eevil.example/',
  'https://www.exаmple.com/',
  'https://www.exam\u200Bple.com/',
  'https://www.example.com./',
  'https://www.example.com:8443/',
  'https://[::1]/',
  'https://127.1/',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://www.example.com/\u202Egpj.exe',
  'https://www.example.com/a\u2066b',
  `https://www.example.com/${'a'.repeat(2_048)}`,
];

describe('thirty hostile addresses', () => {
  it('are thirty, and none is taken in', async () => {
    const endpoint = await startLinkEndpoint();
    expect(new Set(HOSTILE).size).toBe(30);
    const items = HOSTILE.map((url, index) => makeItem({ id: `hostile-${index}`, url }));
    const answer = await endpoint.send('/v1/admin/content/import', {
      token: endpoint.adminToken,
      json: { items },
    });
    const { added, rejected } = importReportSchema.parse(await answer.json());
    expect(added).toBe(0);
    expect(rejected.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
    expect(rejected.filter(({ reason }) => !reason.includes('/url'))).toEqual([]);
  });

  it('that got into the database in another way are where no short link leads', async () => {
    const endpoint = await startLinkEndpoint();
    for (const [index, url] of HOSTILE.entries()) {
      const itemId = `hostile-${index}`;
      await endpoint.publish(makeItem({ id: itemId, url }));
      const { code } = await endpoint.askLink({ itemId });
      const answer = await endpoint.follow(code);
      expect([url, answer.status, answer.headers.get('location')]).toEqual([url, 410, null]);
    }
  });
});

it('an address with a line break in it is one address, and no second header', async () => {
  const endpoint = await startLinkEndpoint();
  const url = 'https://www.example.com/\r\nLocation: https://evil.example/';
  const items = [makeItem({ id: 'broken', url })];
  await endpoint.send('/v1/admin/content/import', { token: endpoint.adminToken, json: { items } });
  const { code } = await endpoint.askLink({ itemId: 'broken' });
  const location = (await endpoint.follow(code)).headers.get('location') ?? '';
  expect(new URL(location).host).toBe('www.example.com');
});

describe('a tagged link', () => {
  it.each(networks.map(({ id }) => id))(
    'from %s lands in GA4’s Organic Social, by its published rules, where the short link leads',
    async (network) => {
      const endpoint = await startLinkEndpoint();
      const { code } = await endpoint.askLink({ network });
      const location = (await endpoint.follow(code)).headers.get('location') ?? '';
      const { searchParams } = new URL(location);
      const [source = '', medium = '', campaign = ''] = ['source', 'medium', 'campaign'].map(
        (name) => searchParams.get(`utm_${name}`) ?? '',
      );
      expect(source).toMatch(/^[a-z]+$/);
      expect(ga4Channel({ source, medium, campaign })).toBe('Organic Social');
    },
  );

  it('of a campaign that Google claims for another channel is told of before approval', async () => {
    const endpoint = await startLinkEndpoint();
    const roles = ['content-manager'] as const;
    const token = await mintStaffToken(endpoint.context, { label: 'Mara', roles: [...roles] });
    const { revision: _counted, ...item } = makeItem({
      id: 'sale',
      campaign: { id: 'c-9', slug: 'winter-shop' },
    });
    const written = await endpoint.send('/v1/content/items', { token, json: item });
    const { warnings } = itemWorkSchema.parse(await written.json());
    expect(warnings).toEqual([expect.stringContaining('Organic Shopping')]);
    const imported = await endpoint.send('/v1/admin/content/import?dryRun', {
      token: endpoint.adminToken,
      json: { items: [{ ...item, revision: 1 }, makeItem({ id: 'plain' })] },
    });
    const report = importReportSchema.parse(await imported.json());
    expect(report.warnings).toEqual([{ id: 'sale', detail: warnings[0] }]);
  });
});
