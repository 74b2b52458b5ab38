const LOCAL_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * The origin of a server as people type it: `portevoix.example.com` means https. Null if it is no address,
 * or plain http to anywhere but this computer.
 */
export function readAddress(text: string): string | null {
  const typed = text.trim();
  const absolute = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
  if (typed === '' || !URL.canParse(absolute)) return null;
  const { protocol, hostname, origin, username } = new URL(absolute);
  const safe = protocol === 'https:' || (protocol === 'http:' && LOCAL_HOSTS.has(hostname));
  return safe && username === '' ? origin : null;
}
