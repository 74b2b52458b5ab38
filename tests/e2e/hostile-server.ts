import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { SignedFeed } from '../../src/contract/feed.ts';
import type { Company } from './company.ts';

/** The feed of somebody new, as the company's endpoint sends it. */
export async function readGoodFeed(company: Company): Promise<SignedFeed> {
  const enrolled = await fetch(`${company.url}/v1/enrolments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: await company.invite(), clientVersion: '0.1.0' }),
  });
  const { deviceToken } = await enrolled.json();
  const feed = await fetch(`${company.url}/v1/feed`, {
    headers: { authorization: `Bearer ${deviceToken}` },
  });
  return feed.json();
}

/** Ends the company's endpoint and answers in its place, under its address, with one body for everything. */
export async function serveInstead(company: Company, body: () => string): Promise<Server> {
  await company.stop();
  const server = createServer((request, response) => {
    const cors = {
      'access-control-allow-origin': '*',
      'access-control-allow-headers': 'authorization, content-type, if-none-match',
    };
    if (request.method === 'OPTIONS') response.writeHead(204, cors).end();
    else response.writeHead(200, { ...cors, 'content-type': 'application/json' }).end(body());
  }).listen(Number(new URL(company.url).port), '127.0.0.1');
  await once(server, 'listening');
  return server;
}
