import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { LINK_URL, startLinkEndpoint } from './link-endpoint.ts';
import { lookInto } from './test-location.ts';

const ORIGIN = 'https://www.example.com';
const SAFARI =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15';
/** What the snippet may weigh. */
const SCRIPT_MAX_BYTES = 2_048;

async function open() {
  const endpoint = await startLinkEndpoint();
  const { deviceToken: token } = await endpoint.enrol();
  const visit = async () => {
    const json = { itemId: 'first-light', network: 'linkedin', attribution: 'pseudonym' };
    const { url } = await (await endpoint.send('/v1/links', { token, json })).json();
    const answer = await endpoint.follow(url.slice(LINK_URL.length + 1), {
      headers: { 'user-agent': SAFARI },
    });
    await endpoint.links.drain();
    return new URL(answer.headers.get('location') ?? '').searchParams.get('pv_click') ?? '';
  };
  /** As a page's beacon has it: text, with the origin of the page. */
  const tell = async (body: object, origin: string | null = ORIGIN) => {
    const answer = await endpoint.send('/v1/site/conversions', {
      body: JSON.stringify(body),
      headers: {
        'content-type': 'text/plain;charset=UTF-8',
        ...(origin !== null && { origin }),
      },
    });
    await answer.arrayBuffer();
    return answer.status;
  };
  const kept = () =>
    lookInto(
      endpoint.location,
      'select type, source, amount_minor, item_id, network from conversion order by type',
    );
  return { endpoint, visit, tell, kept };
}

describe('a page of the company’s own', () => {
  it('tells what a visit led to without a secret, once for each type', async () => {
    const { visit, tell, kept } = await open();
    const click = await visit();
    const answers = await Promise.all([
      tell({ click, type: 'lead' }),
      tell({ click: click.toUpperCase(), type: 'lead' }),
      tell({ click, type: 'application' }),
    ]);
    expect(answers).toEqual([204, 204, 204]);
    expect(await tell({ click, type: 'lead' })).toBe(204);
    const place = {
      source: 'site',
      amount_minor: null,
      item_id: 'first-light',
      network: 'linkedin',
    };
    expect(await kept()).toEqual([
      { type: 'application', ...place },
      { type: 'lead', ...place },
    ]);
  });

  it.each([
    ['of another site', 'https://evil.example'],
    ['whose name only ends like ours', 'https://www.example.com.evil.example'],
    ['in a sandbox', 'null'],
    ['that does not say whose it is', null],
    ['that is no address', 'www.example.com'],
  ])('is not one %s', async (_whose, origin) => {
    const { visit, tell, kept } = await open();
    expect(await tell({ click: await visit(), type: 'lead' }, origin)).toBe(422);
    expect(await kept()).toEqual([]);
  });

  it('knows nothing of visits that were not, or too long ago, and has no say on money', async () => {
    const { endpoint, visit, tell, kept } = await open();
    const click = await visit();
    expect(await tell({ click: v7(), type: 'lead' })).toBe(422);
    expect(await tell({ click, type: 'sale' })).toBe(400);
    expect(await tell({ click, type: 'lead', value: { amountMinor: 1, currency: 'EUR' } })).toBe(
      400,
    );
    expect(await tell({ click, type: 'lead', padding: 'x'.repeat(2_000) })).toBe(413);
    endpoint.clock.now = new Date(endpoint.clock.now.getTime() + 91 * 24 * 60 * 60 * 1000);
    expect(await tell({ click, type: 'lead' })).toBe(422);
    expect(await kept()).toEqual([]);
  });

  it('gets a script of at most 2 kB, which it may keep for an hour', async () => {
    const { endpoint } = await open();
    const answer = await endpoint.send('/site.js');
    const script = await answer.text();
    expect(Buffer.byteLength(script)).toBeLessThanOrEqual(SCRIPT_MAX_BYTES);
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=3600');
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });
});
