import type { Item } from '../../src/contract/item.ts';
import { linkAnswerSchema } from '../../src/contract/link.ts';
import { type Links, openLinks } from '../../src/endpoint/links/links.ts';
import { signItem } from '../../src/endpoint/signing/signer.ts';
import type { StoreLocation } from '../../src/endpoint/store/store-location.ts';
import { startTestEndpoint, type TestEndpoint, type TestEndpointOptions } from './test-endpoint.ts';

/** A test endpoint with short links behind its own address. */
export interface LinkEndpoint extends TestEndpoint {
  links: Links;
  /** Asks for a link as a new ambassador; answers its code, and the pseudonym of who asked. */
  askLink: (question?: Partial<LinkQuestion>) => Promise<{ code: string; pseudonym: string }>;
  /** Follows a code without going on to where it leads. */
  follow: (code: string, request?: FollowRequest) => Promise<Response>;
  /** Saves and signs an item. */
  publish: (item: Item) => Promise<void>;
}

interface LinkQuestion {
  itemId: string;
  network: string;
  attribution: string;
}

interface FollowRequest {
  method?: string;
  headers?: Record<string, string>;
}

/** Where links of tests seem to be. */
export const LINK_URL = 'https://go.example.com';
export const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/148.0.0.0 Safari/537.36';

/** Starts an endpoint that serves short links of its one item; `empty`: of none yet, and of no programme. */
export async function startLinkEndpoint(
  location?: StoreLocation,
  { empty = false, ...options }: Pick<TestEndpointOptions, 'empty' | 'rates' | 'meters'> = {},
): Promise<LinkEndpoint> {
  let links: Links | undefined;
  const endpoint = await startTestEndpoint({
    ...(location && { location }),
    ...options,
    empty,
    serveLinks: async (context, dataFile) => {
      const settings = { spoolFolder: `${dataFile}.clicks`, durability: 'before' as const };
      links = await openLinks(context, settings, { error: () => {} });
      return { links, linkUrl: LINK_URL };
    },
  });
  if (!links) throw new Error('The endpoint started without links.');
  const { send, enrol, url, context } = endpoint;
  return {
    ...endpoint,
    links,
    async askLink(question = {}) {
      const { deviceToken, ambassador } = await enrol();
      const json = {
        itemId: 'first-light',
        network: 'linkedin',
        attribution: 'pseudonym',
        ...question,
      };
      const answer = await send('/v1/links', { token: deviceToken, json });
      const link = linkAnswerSchema.parse(await answer.json());
      return { code: link.url.slice(LINK_URL.length + 1), pseudonym: ambassador.pseudonym };
    },
    follow: (code, { method = 'GET', headers = {} } = {}) =>
      fetch(`${url}/${code}`, {
        method,
        redirect: 'manual',
        headers: { 'user-agent': CHROME, ...headers },
      }),
    async publish(item) {
      const { signature } = signItem(context.readSigner(), item);
      await context.store.saveContent(context.tenant, {
        programme: null,
        items: [item],
        signatures: [signature],
        now: endpoint.clock.now.toISOString(),
      });
    },
  };
}
