/**
 * Programs that fetch a link to draw its preview where somebody posted it. They get the redirect like anybody, or the
 * preview would be missing. Names as the vendors' pages give them, seen 2026-11.
 */
export const PREVIEW_AGENTS =
  /LinkedInBot|Twitterbot|Slackbot|Slack-ImgProxy|facebookexternalhit|facebookcatalog|Facebot|meta-externalfetcher|WhatsApp\/|TelegramBot|Discordbot|SkypeUriPreview|MicrosoftPreview|BingPreview|Embedly|Iframely|redditbot|Pinterestbot|vkShare|Mastodon\/|Bluesky Cardyb|Google-PageRenderer|Synapse \(bot/i;

/** Programs of companies that look for dangerous or open addresses on the whole internet. */
export const SCANNER_AGENTS =
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
