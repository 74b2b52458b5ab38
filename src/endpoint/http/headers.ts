import cors from '@fastify/cors';
import type { EndpointApp } from './zod-validation.ts';

/** Pages that may read the answers: those of browser extensions. Everything else needs no permission of ours. */
const EXTENSION_ORIGINS = [/^chrome-extension:\/\/[a-p]{32}$/, /^moz-extension:\/\/[0-9a-f-]{36}$/];
const PREFLIGHT_MAX_AGE_S = 600;

/** What every answer carries unless its route says otherwise. */
export const DEFAULT_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

/** How long browsers keep to https once they met it, in seconds. */
const HTTPS_ONLY_S = 365 * 24 * 60 * 60;

/**
 * Sets the security headers on every answer, and lets the extension's own pages call the endpoint. Where people reach it
 * by https only, browsers are told so.
 */
export async function registerHeaders(
  app: EndpointApp,
  { isHttpsOnly }: { isHttpsOnly: boolean },
): Promise<void> {
  const headers = isHttpsOnly
    ? { ...DEFAULT_HEADERS, 'strict-transport-security': `max-age=${HTTPS_ONLY_S}` }
    : DEFAULT_HEADERS;
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
  await app.register(cors, {
    origin: EXTENSION_ORIGINS,
    methods: ['GET', 'POST', 'PUT', 'DELETE'],
    allowedHeaders: ['authorization', 'content-type', 'if-match', 'if-none-match'],
    exposedHeaders: ['etag', 'retry-after', 'ratelimit', 'content-disposition'],
    maxAge: PREFLIGHT_MAX_AGE_S,
    // Strict would answer a plain OPTIONS with a text of its own.
    strictPreflight: false,
  });
}
