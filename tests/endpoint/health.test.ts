import { rename } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { problemSchema } from '../../src/contract/problem.ts';
import { startLinkEndpoint } from './link-endpoint.ts';
import { startTestEndpoint } from './test-endpoint.ts';
import { changeBehind } from './test-location.ts';

const gone = { checkHealth: () => Promise.reject(new Error('gone')) };

async function readTroubles(endpoint: { send: (path: string) => Promise<Response> }) {
  const answer = await endpoint.send('/readyz');
  expect(answer.status).toBe(503);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  return problemSchema.parse(await answer.json()).detail;
}

describe('an endpoint', () => {
  it('is alive and ready once it listens', async () => {
    const endpoint = await startLinkEndpoint();
    expect((await endpoint.send('/healthz')).status).toBe(200);
    expect(await (await endpoint.send('/readyz')).json()).toEqual({ status: 'ready' });
  });

  it('is alive but not ready without its database: starting it anew would not mend that', async () => {
    const endpoint = await startTestEndpoint({ failing: gone });
    expect((await endpoint.send('/healthz')).status).toBe(200);
    expect(await readTroubles(endpoint)).toBe('The store does not answer.');
    expect(endpoint.log.join('')).toContain('gone');
  });

  it('is not ready while a step of the schema is missing', async () => {
    const endpoint = await startTestEndpoint();
    await changeBehind(endpoint.location, 'delete from schema_step where step = 1');
    expect(await readTroubles(endpoint)).toBe('The store does not answer.');
  });

  it('is not ready without its keys, nor when clicks can not be written', async () => {
    const endpoint = await startLinkEndpoint();
    const { dataFile } = endpoint.location;
    const lost = [`${dataFile}.clicks`, dataFile.replace('.sqlite', '.keys.json')];
    for (const path of lost) await rename(path, `${path}.away`);
    expect(await readTroubles(endpoint)).toBe(
      'The signing keys can not be read. Clicks can not be written to disk.',
    );
    for (const path of lost) await rename(`${path}.away`, path);
  });

  it('is not ready any more once it was asked to stop, and still answers', async () => {
    const endpoint = await startTestEndpoint({ isStopping: () => true });
    expect(await readTroubles(endpoint)).toBe('The endpoint is stopping.');
    const { deviceToken: token } = await endpoint.enrol();
    expect((await endpoint.send('/v1/feed', { token })).status).toBe(200);
  });
});
