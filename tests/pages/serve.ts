import type { BrowserContext } from '@playwright/test';
import { answer } from './answer.ts';
import { buildPages } from './build.ts';

/** A request that a context sent to one of the networks. */
export interface NetworkRequest {
  readonly method: string;
  readonly url: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** What `routePages` is asked for. */
export interface RoutePagesOptions {
  /** Refuse requests to any other host than this machine; `true` unless said otherwise. */
  readonly blockOtherHosts?: boolean;
}

/** What happened on the routes since they were laid. */
export interface PageRoutes {
  /** Requests to the networks' hosts, oldest first: proof of what was, and wasn't, sent to them. */
  readonly requests: readonly NetworkRequest[];
  /** Addresses of other hosts that were refused. */
  readonly refused: readonly string[];
  /** Forgets both lists. */
  forget(): void;
}

/** The hosts that the stand-ins answer for. */
export const networkHosts = new Set(['www.linkedin.com', 'media.licdn.com', 'x.com']);
/** This machine, as URLs name it. */
export const ownHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Answers the networks' hosts from the built stand-ins, in every page of the context: no request to them
 * leaves the machine. Builds the pages first when their sources changed.
 */
export async function routePages(
  context: BrowserContext,
  { blockOtherHosts = true }: RoutePagesOptions = {},
): Promise<PageRoutes> {
  const folder = await buildPages();
  const requests: NetworkRequest[] = [];
  const refused: string[] = [];
  await context.route('**/*', async (route, request) => {
    const url = new URL(request.url());
    const method = request.method();
    if (networkHosts.has(url.hostname)) {
      requests.push({ method, url: url.href, at: Date.now() });
      const outcome = (await request.headerValue('x-stand-in-outcome')) ?? '';
      const { status, headers, body } = await answer(folder, { url, method, outcome });
      await route.fulfill({ status, headers, body });
    } else if (
      blockOtherHosts &&
      /^(https?|wss?):$/u.test(url.protocol) &&
      !ownHosts.has(url.hostname)
    ) {
      refused.push(url.href);
      await route.abort('blockedbyclient');
    } else {
      await route.fallback();
    }
  });
  return {
    requests,
    refused,
    forget() {
      requests.length = 0;
      refused.length = 0;
    },
  };
}
