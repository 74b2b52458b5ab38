import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { words } from '../stage/words.ts';
import { askWorker, expect, test } from './fixtures.ts';

test.use({ ownCompany: true });

/** What a broken or hostile server may send for a feed, made of the last good one. */
const answers: Record<string, (good: object) => string> = {
  'a page of a hotel’s network': () => '<html>Sign in</html>',
  'half a feed': (good) => JSON.stringify(good).slice(0, 200),
  'unknown fields': (good) => JSON.stringify({ ...good, script: 'alert(1)' }),
  'an unknown kind': (good) => JSON.stringify(good).replace('"kind":"article"', '"kind":"poem"'),
  'a javascript: link': (good) =>
    JSON.stringify(good).replace(/"url":"[^"]+"/, '"url":"javascript:alert(1)"'),
  'a foreign domain': (good) =>
    JSON.stringify(good).replace(/"url":"[^"]+"/, '"url":"https://evil.example.org/"'),
  'an expired feed': (good) => JSON.stringify({ ...good, expiresAt: '2020-01-01T00:00:00Z' }),
  'an older feed': (good) => JSON.stringify({ ...good, seq: 0 }),
  'five megabytes': (good) => JSON.stringify({ ...good, padding: 'x'.repeat(5 * 1024 * 1024) }),
};

test('a feed that is not good leaves the last good one in place, with counted errors that one can see', async ({
  ambassador,
  company,
}) => {
  const popup = await ambassador.openOwn('popup');
  const choices = async () =>
    (
      await askWorker<{ choices: { itemId: string }[] }>(popup, 'extension.list-offer', {
        network: 'x',
      })
    ).choices.map((choice) => choice.itemId);
  const before = await choices();
  expect(before).toContain('heat-storage');
  const good = await readGoodFeed(company.url, await company.invite());

  const port = Number(new URL(company.url).port);
  await company.stop();
  let answer = '';
  const hostile = await serve(port, () => answer);
  let errors = 0;
  for (const [what, make] of Object.entries(answers)) {
    answer = make(good);
    errors += 1;
    const status = await askWorker<{ errors: number; lastError: { code: string } | null }>(
      popup,
      'extension.refresh-feed',
    );
    expect(status.errors, what).toBe(errors);
    expect(status.lastError, what).not.toBeNull();
    expect(await choices(), what).toEqual(before);
  }

  await popup.reload();
  await popup.getByRole('banner').getByRole('button').first().click();
  await expect(
    popup
      .getByText(words('feed_error_too_large'))
      .or(popup.getByText(/failed/i))
      .first(),
  ).toBeVisible();
  hostile.closeAllConnections();
  hostile.close();
});

async function readGoodFeed(url: string, code: string): Promise<object> {
  const enrolled = await fetch(`${url}/v1/enrolments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, clientVersion: '0.1.0' }),
  });
  const { deviceToken } = await enrolled.json();
  const feed = await fetch(`${url}/v1/feed`, {
    headers: { authorization: `Bearer ${deviceToken}` },
  });
  return feed.json();
}

async function serve(port: number, body: () => string): Promise<Server> {
  const server = createServer((request, response) => {
    const cors = {
      'access-control-allow-origin': '*',
      'access-control-allow-headers': 'authorization, content-type, if-none-match',
    };
    if (request.method === 'OPTIONS') response.writeHead(204, cors).end();
    else response.writeHead(200, { ...cors, 'content-type': 'application/json' }).end(body());
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
