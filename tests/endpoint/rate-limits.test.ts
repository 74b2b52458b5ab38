import { describe, expect, it } from 'vitest';
import { rotatedTokenSchema } from '../../src/contract/people.ts';
import { problemSchema } from '../../src/contract/problem.ts';
import { mintStaffToken } from '../../src/endpoint/enrolment/staff-tokens.ts';
import { startLinkEndpoint } from './link-endpoint.ts';
import { startTestEndpoint, type TestEndpoint } from './test-endpoint.ts';

const rates = { device: 3, staff: 5, tenant: 10 };

/** The statuses of so many feeds in a row. */
async function askFeed(endpoint: TestEndpoint, token: string, times: number): Promise<number[]> {
  const statuses: number[] = [];
  for (let time = 0; time < times; time += 1) {
    statuses.push((await endpoint.send('/v1/feed', { token })).status);
  }
  return statuses;
}

describe('a device', () => {
  it('is told with each answer what is left, and beyond that when to come back', async () => {
    const endpoint = await startTestEndpoint({ rates });
    const { deviceToken: token } = await endpoint.enrol();
    const first = await endpoint.send('/v1/feed', { token });
    expect(first.headers.get('ratelimit-policy')).toBe('"device";q=3;w=300, "tenant";q=10;w=300');
    expect(first.headers.get('ratelimit')).toBe('"device";r=2;t=300, "tenant";r=9;t=300');
    expect(await askFeed(endpoint, token, 2)).toEqual([200, 200]);

    const refused = await endpoint.send('/v1/feed', { token });
    expect(refused.status).toBe(429);
    const seconds = Number(refused.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(300);
    expect(refused.headers.get('ratelimit')).toContain('"device";r=0;');
    const { detail } = problemSchema.parse(await refused.json());
    expect(detail).toBe(`This device asked too often. Ask again in ${seconds} seconds.`);
  });

  it('is one device whichever of its tokens it uses, and takes nothing from another one', async () => {
    const endpoint = await startTestEndpoint({ rates });
    const { deviceToken: token } = await endpoint.enrol();
    const rotated = await endpoint.send('/v1/tokens/rotate', { token, method: 'POST' });
    const { token: next } = rotatedTokenSchema.parse(await rotated.json());
    expect(await askFeed(endpoint, next, 3)).toEqual([200, 200, 429]);
    const { deviceToken: other } = await endpoint.enrol();
    expect(await askFeed(endpoint, other, 3)).toEqual([200, 200, 200]);
  });
});

describe('a company', () => {
  it('has one rate for all of its devices together, and another for staff and systems each', async () => {
    const endpoint = await startTestEndpoint({ rates });
    const token = await mintStaffToken(endpoint.context, {
      label: 'Website',
      roles: ['integration'],
    });
    const statuses: number[] = [];
    for (let time = 0; time < 6; time += 1) {
      const answer = await endpoint.send('/v1/conversions', { token, json: {} });
      statuses.push(answer.status);
    }
    expect(statuses).toEqual([400, 400, 400, 400, 400, 429]);
    const devices = [await endpoint.enrol(), await endpoint.enrol()];
    const [one = '', two = ''] = devices.map(({ deviceToken }) => deviceToken);
    expect(await askFeed(endpoint, one, 3)).toEqual([200, 200, 200]);
    expect(await askFeed(endpoint, two, 2)).toEqual([200, 429]);
  });
});

describe('an address without a good token', () => {
  it('is counted by itself, when it tries tokens and when it tries codes', async () => {
    const endpoint = await startTestEndpoint({ rates });
    const wrong = await endpoint.send('/v1/feed', { token: 'a'.repeat(43) });
    expect([wrong.status, wrong.headers.get('ratelimit')]).toEqual([401, '"address";r=2999;t=300']);
    const json = { code: 'wrong', clientVersion: '1.0.0' };
    const guess = await endpoint.send('/v1/enrolments', { json });
    expect(guess.headers.get('ratelimit')).toBe('"address";r=2998;t=300');
  });

  it('follows short links and is probed as often as it likes: readers share addresses', async () => {
    const endpoint = await startLinkEndpoint(undefined, { rates });
    const { code } = await endpoint.askLink();
    for (const path of [`/${code}`, '/aaaaaaaaaaaa', '/healthz', '/readyz', '/enrol']) {
      const { headers } = await endpoint.follow(path.slice(1));
      expect([path, headers.get('ratelimit')]).toEqual([path, null]);
    }
  });
});
