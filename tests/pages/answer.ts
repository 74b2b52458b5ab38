import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { assetBase } from './build.ts';

/** What a stand-in's server is asked. */
export interface Question {
  readonly url: URL;
  readonly method: string;
  /** The outcome that the page asked for with its publication call. */
  readonly outcome: string;
}

/** What it answers. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Which page stands at which address; the first match wins. */
const routes: readonly (readonly [host: string, path: RegExp, page: string])[] = [
  ['www.linkedin.com', /^\/feed\/update\/urn:li:/u, 'linkedin-post'],
  ['www.linkedin.com', /^\/company\/[^/]+\/admin\//u, 'linkedin-admin'],
  ['www.linkedin.com', /^\/article\/new\//u, 'linkedin-article'],
  ['www.linkedin.com', /^\/messaging\//u, 'linkedin-messaging'],
  ['www.linkedin.com', /^\/($|feed\/|groups\/|sharing\/compose)/u, 'linkedin-feed'],
  ['x.com', /^\/(?!i\/)/u, 'x'],
];

const security = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "style-src 'self' 'unsafe-inline'",
  "object-src 'none'",
  "base-uri 'self'",
  "frame-ancestors 'self'",
].join('; ');

/** Both networks send a strict policy; LinkedIn's asks for Trusted Types as well. */
function pageHeaders(host: string): Record<string, string> {
  const policy =
    host === 'www.linkedin.com' ? `${security}; require-trusted-types-for 'script'` : security;
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'SAMEORIGIN',
    'referrer-policy': 'strict-origin-when-cross-origin',
  };
}

/** When X's ids begin to count. */
const xEpochMs = 1_288_834_974_657;

/** An id as both networks mint them: milliseconds since their epoch, 22 bits up. */
function mintId(epochMs: number): string {
  const noise = BigInt(Math.floor(Math.random() * 2 ** 22));
  return String((BigInt(Date.now() - epochMs) << 22n) | noise);
}

const json = (status: number, value: unknown): Answer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  body: JSON.stringify(value),
});

const notFound: Answer = { status: 404, headers: { 'content-type': 'text/plain' }, body: '' };

/** The networks' publication calls, as far as they are known. */
function answerPublication({ url, outcome }: Question): Answer {
  if (outcome === 'error') return json(500, { message: 'refused by the stand-in' });
  if (outcome === 'errors200') return json(200, { errors: [{ message: 'refused', code: 226 }] });
  const permalink = `/feed/update/urn:li:share:${mintId(0)}/`;
  if (url.pathname === '/flagship-web/rsc-action/actions/server-request') {
    return {
      status: 200,
      headers: { 'content-type': 'text/x-component', 'cache-control': 'no-store' },
      body: `0:["$","toast",null,{"href":"${permalink}"}]\n`,
    };
  }
  if (url.pathname === '/voyager/api/graphql') {
    return json(200, { data: { status: { toastCtaUrl: permalink } } });
  }
  if (/^\/i\/api\/graphql\/[^/]+\/CreateTweet$/u.test(url.pathname)) {
    return json(200, {
      data: { create_tweet: { tweet_results: { result: { rest_id: mintId(xEpochMs) } } } },
    });
  }
  if (/^\/i\/api\/graphql\/[^/]+\/CreateScheduledTweet$/u.test(url.pathname)) {
    return json(200, { data: { tweet: { rest_id: mintId(xEpochMs) } } });
  }
  return notFound;
}

/**
 * Answers a request to one of the networks' hosts as the stand-ins' server.
 * @param folder the folder that `buildPages()` returned.
 */
export async function answer(folder: string, question: Question): Promise<Answer> {
  const { url, method } = question;
  if (method === 'POST') return answerPublication(question);
  if (url.pathname.startsWith(assetBase)) {
    const name = url.pathname.slice(assetBase.length);
    if (name.includes('..')) return notFound;
    const body = await readFile(join(folder, name)).catch(() => undefined);
    const contentType = contentTypes[extname(name)] ?? 'application/octet-stream';
    return body ? { status: 200, headers: { 'content-type': contentType }, body } : notFound;
  }
  const page = routes.find(([host, path]) => host === url.hostname && path.test(url.pathname))?.[2];
  if (!page) return notFound;
  const body = await readFile(join(folder, `${page}.html`));
  return { status: 200, headers: pageHeaders(url.hostname), body };
}
