import * as z from 'zod';
import { feedDefaultsSchema } from '../../contract/content-import.ts';
import { listIssues } from '../../contract/problem.ts';
import type { ImportRequest } from './import-content.ts';
import type { ImportSource, Unreadable } from './import-source.ts';

/**
 * The defaults for the items of a feed as flat text, the same in a query string and on the command line:
 * `campaign=heat&campaignName=Heat%202027&locale=fr&topics=heat,grids&disclosure=…`. The campaign's slug is its id
 * too, unless `campaignId` says otherwise.
 */
const flatDefaultsSchema = z.preprocess(nestDefaults, feedDefaultsSchema);

/** The names that the defaults go by, for a command line. */
export const FEED_DEFAULT_NAMES = [
  'campaign',
  'campaignId',
  'campaignName',
  'locale',
  'topics',
  'audiences',
  'disclosure',
  'source',
] as const;

/** Completes what was read to an import: a feed with its defaults, read from flat text; a document needs none. */
export function completeImport(source: ImportSource, query: unknown): ImportRequest | Unreadable {
  if (source.kind === 'document') return source;
  const defaults = flatDefaultsSchema.safeParse(query);
  if (defaults.success) return { ...source, defaults: defaults.data };
  return {
    kind: 'unreadable',
    detail: 'A feed needs at least a campaign and a locale for its entries.',
    errors: listIssues(defaults.error),
  };
}

function nestDefaults(flat: unknown): unknown {
  const texts = z.record(z.string(), z.string()).safeParse(flat);
  if (!texts.success) return flat;
  const { campaign: slug, campaignId, campaignName, topics, audiences, ...rest } = texts.data;
  return {
    ...rest,
    ...(slug && {
      campaign: { id: campaignId ?? slug, slug, ...(campaignName && { name: campaignName }) },
    }),
    ...(topics && { topics: splitList(topics) }),
    ...(audiences && { audiences: splitList(audiences) }),
  };
}

/** The parts of a comma-separated list. */
function splitList(text: string): string[] {
  return text.split(',').map((part) => part.trim());
}
