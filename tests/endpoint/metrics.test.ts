import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openMetrics } from '../../src/endpoint/metrics/metrics.ts';
import { serveMetrics } from '../../src/endpoint/metrics/serve-metrics.ts';
import { openCommandLine } from './endpoint-process.ts';
import { startLinkEndpoint } from './link-endpoint.ts';
import { makeBatch, makeEvent } from './samples.ts';
import { engine } from './test-location.ts';

/** An endpoint with links, and the text that Prometheus reads of it. */
async function startMetered() {
  const late: { endpoint?: Awaited<ReturnType<typeof startLinkEndpoint>> } = {};
  const metrics = openMetrics({
    readLoad: () => late.endpoint?.context.store.readLoad() ?? { open: 0, idle: 0, waiting: 0 },
    readSpoolBytes: async () => late.endpoint?.links.readSpoolBytes() ?? 0,
    isReady: async () => true,
  });
  const endpoint = await startLinkEndpoint(undefined, { meters: metrics.meters });
  late.endpoint = endpoint;
  const server = await serveMetrics(metrics, { host: '127.0.0.1', port: 0 });
  onTestFinished(() => void server.close());
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const read = async () => (await fetch(`${url}/metrics`)).text();
  return { endpoint, url, read };
}

describe('the meters', () => {
  it('count answers by route, events by answer and clicks by class', async () => {
    const { endpoint, read } = await startMetered();
    const { code } = await endpoint.askLink();
    await endpoint.follow(code);
    await endpoint.follow(code, { method: 'HEAD' });
    const { deviceToken: token } = await endpoint.enrol();
    const event = makeEvent();
    await endpoint.send('/v1/events', { token, json: makeBatch(event, event) });
    await endpoint.send('/nowhere/at/all');
    const text = await read();
    for (const line of [
      'portevoix_http_request_duration_seconds_count{method="GET",route="/:code",status="302"} 1',
      'portevoix_http_request_duration_seconds_count{method="POST",route="/v1/events",status="200"} 1',
      'portevoix_http_request_duration_seconds_count{method="GET",route="none",status="404"} 1',
      'portevoix_events_total{status="accepted"} 1',
      'portevoix_events_total{status="duplicate"} 1',
      'portevoix_clicks_total{class="person"} 1',
      'portevoix_clicks_total{class="machine"} 1',
      'portevoix_database_connections{state="waiting"} 0',
      'portevoix_ready 1',
    ]) {
      expect(text).toContain(line);
    }
    expect(text).toMatch(/portevoix_click_spool_bytes [1-9]/);
    await endpoint.links.drain();
    expect(await read()).toContain('portevoix_click_spool_bytes 0');
  });

  it('never say who: no id, code, token or address stands in a label', async () => {
    const { endpoint, read } = await startMetered();
    const { code, pseudonym } = await endpoint.askLink();
    await endpoint.follow(code);
    const { deviceToken: token } = await endpoint.enrol();
    const event = makeEvent();
    await endpoint.send('/v1/events', { token, json: makeBatch(event) });
    await endpoint.send('/v1/content/items/first-light', { token: endpoint.adminToken });
    await endpoint.send('/v1/receipts/0193d2f0-0000-7000-8000-000000000000?who=jane');
    const text = await read();
    for (const secret of [code, pseudonym, token, event.id, event.shareId, 'first-light']) {
      expect(text).not.toContain(secret);
    }
    expect(text).not.toMatch(/jane|0193d2f0|127\.0\.0\.1|[0-9a-f]{8}-[0-9a-f]{4}-/);
  });

  it('are on a port of their own, and nothing else is', async () => {
    const { endpoint, url } = await startMetered();
    expect((await endpoint.send('/metrics')).status).toBe(404);
    expect((await fetch(`${url}/healthz`)).status).toBe(404);
    expect((await fetch(`${url}/metrics`, { method: 'POST' })).status).toBe(404);
  });
});

describe('serve', () => {
  it('says where the meters are, with what the process and its database do', async () => {
    const { start } = await openCommandLine({ PORTEVOIX_METRICS_PORT: '0', PORTEVOIX_LOG: 'warn' });
    const server = start('serve');
    let words = '';
    for await (const chunk of server.stdout ?? []) {
      words += String(chunk);
      if (words.includes('/metrics')) break;
    }
    const [, url = ''] = /Metrics: (\S+)/.exec(words) ?? [];
    const text = await (await fetch(url)).text();
    expect(text).toContain('process_resident_memory_bytes');
    expect(text).toContain('portevoix_ready 1');
    expect(text).toContain(
      `portevoix_database_connections{state="open"} ${engine === 'SQLite' ? 2 : 1}`,
    );
    server.kill('SIGTERM');
    expect(await once(server, 'exit')).toEqual([0, null]);
  });
});
