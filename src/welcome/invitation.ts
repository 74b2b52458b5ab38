/** Where to enrol and with which code. */
export interface Invitation {
  endpointUrl: string;
  code: string;
}

/** Path of an invitation link; the code stands in the fragment, so that it reaches no server's log. */
const INVITATION_PATH = /\/enrol\/?$/;

/**
 * Splits an invitation link `https://host/enrol#CODE` into the company's address and the code.
 * Null for anything else: an address, a code, half a link.
 */
export function readInvitation(text: string): Invitation | null {
  const url = parseUrl(text.trim());
  if (!url || !/^https?:$/.test(url.protocol) || !INVITATION_PATH.test(url.pathname)) return null;
  const code = decodeCode(url.hash.slice(1));
  return code ? { endpointUrl: url.origin, code } : null;
}

function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

/** A mail programme may have escaped the fragment; one that cannot be read back is no code. */
function decodeCode(fragment: string): string | null {
  try {
    return decodeURIComponent(fragment).trim() || null;
  } catch {
    return null;
  }
}
