import { isbot } from 'isbot';

/**
 * Programs that fetch a link to draw its preview where somebody posted it. They get the redirect like anybody, or the
 * preview would be missing. Names as the vendors' pages give them, seen 2026-11.
 */
const PREVIEW_AGENTS =
  /LinkedInBot|Twitterbot|Slackbot|Slack-ImgProxy|facebookexternalhit|facebookcatalog|Facebot|meta-externalfetcher|WhatsApp\/|TelegramBot|Discordbot|SkypeUriPreview|MicrosoftPreview|BingPreview|Embedly|Iframely|redditbot|Pinterestbot|vkShare|Mastodon\/|Bluesky Cardyb|Google-PageRenderer|Synapse \(bot/i;

/** Programs of companies that look for dangerous or open addresses on the whole internet. */
const SCANNER_AGENTS =
  /Expanse|InternetMeasurement|CensysInspect|Barracuda|Proofpoint|Mimecast|zgrab/i;

/** Hosts whose referrer says that a mail or chat gateway follows the link to check it. Also their subdomains. */
export const SCANNER_REFERRERS = [
  'url.emailprotection.link',
  'urlsand.com',
  'statics.teams.cdn.office.net',
  'mimecastprotect.com',
  'deref-mail.com',
  'deref-gmx.com',
] as const;

/** What a program's name says of it. */
export interface AgentSigns {
  isPreview: boolean;
  isScanner: boolean;
  isBot: boolean;
}

/** A few names of browsers are most of all clicks, and hundreds of patterns are asked of each. */
const known = new Map<string, AgentSigns>();
const AGENTS_KEPT = 1_000;
/** Longer ones, in characters, are made up. */
const AGENT_MAX = 400;

/** What the name says that a program sends with a request. */
export function readAgent(userAgent: string): AgentSigns {
  const before = known.get(userAgent);
  if (before) return before;
  const signs = {
    isPreview: PREVIEW_AGENTS.test(userAgent),
    isScanner: SCANNER_AGENTS.test(userAgent),
    isBot: isbot(userAgent),
  };
  if (known.size >= AGENTS_KEPT) known.clear();
  if (userAgent.length <= AGENT_MAX) known.set(userAgent, signs);
  return signs;
}
