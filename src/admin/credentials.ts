/** Where the admin signs in, and as whom. */
export interface Credentials {
  baseUrl: string;
  token: string;
}

const KEY = 'portevoix.admin';

/** The sign-in of this tab, if there is one. It ends with the tab: it is kept in sessionStorage only. */
export function readCredentials(): Credentials | null {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    return isCredentials(stored) ? stored : null;
  } catch {
    return null;
  }
}

/** Keeps the sign-in for this tab; null signs out. */
export function saveCredentials(credentials: Credentials | null): void {
  if (credentials) sessionStorage.setItem(KEY, JSON.stringify(credentials));
  else sessionStorage.removeItem(KEY);
}

function isCredentials(value: unknown): value is Credentials {
  return (
    typeof value === 'object' &&
    value !== null &&
    'baseUrl' in value &&
    typeof value.baseUrl === 'string' &&
    'token' in value &&
    typeof value.token === 'string'
  );
}
