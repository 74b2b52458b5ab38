/** Why a link is refused. */
export type LinkProblem =
  | 'malformed'
  | 'not-https'
  | 'credentials'
  | 'port'
  | 'foreign-host'
  | 'too-long'
  | 'hidden-characters';

/** A link in the one form that may be shown, stored or opened, or why it is refused. */
export type LinkCheck = { ok: true; href: string } | { ok: false; reason: LinkProblem };

/** Longest link that is accepted, in characters of its canonical form. */
const LINK_MAX_CHARACTERS = 2_048;

/**
 * Characters that let a link look like another one: controls, bidi controls, whatever has no width.
 * A soft hyphen is none of them: the URL parser drops it from a host, and only the parsed form leaves here.
 */
const HIDDEN = /(?!\u00AD)[\p{Cc}\p{Default_Ignorable_Code_Point}\u2028\u2029]/u;

/** What the URL parser itself drops at both ends. */
// oxlint-disable-next-line no-control-regex -- C0 controls are what it drops
const OUTER_SPACE = /^[\0- ]+|[\0- ]+$/g;

/** True if a host name is in the list: exactly, or under a `*.host` pattern (which leaves out the host itself). */
export function isHostIn(hostname: string, hosts: readonly string[]): boolean {
  return hosts.some((host) => {
    if (!host.startsWith('*.')) return host === hostname;
    return host.length > 2 && hostname.endsWith(host.slice(1)) && hostname.length >= host.length;
  });
}

function findProblem(url: URL, raw: string, hosts: readonly string[]): LinkProblem | null {
  if (url.protocol !== 'https:') return 'not-https';
  if (url.username || url.password) return 'credentials';
  if (url.port) return 'port';
  if (!isHostIn(url.hostname, hosts)) return 'foreign-host';
  if (url.href.length > LINK_MAX_CHARACTERS) return 'too-long';
  return HIDDEN.test(raw.replace(OUTER_SPACE, '')) ? 'hidden-characters' : null;
}

/**
 * Checks a link from outside against the hosts that are vouched for (host names, or `*.host` for subdomains),
 * and gives it back in the canonical form of the WHATWG URL parser, never as it was written.
 * Never throws. Source: reference/reliability.md §6.
 */
export function checkLink(raw: string, hosts: readonly string[]): LinkCheck {
  if (!URL.canParse(raw)) return { ok: false, reason: 'malformed' };
  const url = new URL(raw);
  const reason = findProblem(url, raw, hosts);
  return reason ? { ok: false, reason } : { ok: true, href: url.href };
}
