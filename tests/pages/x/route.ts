import { useEffect, useState } from 'react';

const modalPath = /^\/(compose\/post|intent\/(post|tweet))/u;

/** True while the address is the modal composer's. */
export function isModalAddress(): boolean {
  return modalPath.test(location.pathname);
}

/** Where the application is: the page under the modal stays when the address becomes the modal's. */
interface Route {
  readonly under: string;
  readonly modal: URL | undefined;
  go: (path: string) => void;
}

/** The application's address, as React state. */
export function useRoute(): Route {
  const [url, setUrl] = useState(() => new URL(location.href));
  const [under, setUnder] = useState(() => (isModalAddress() ? '/home' : url.pathname));
  useEffect(() => {
    const moved = () => {
      setUrl(new URL(location.href));
      if (!isModalAddress()) setUnder(location.pathname);
    };
    addEventListener('popstate', moved);
    return () => removeEventListener('popstate', moved);
  }, []);
  return {
    under,
    modal: modalPath.test(url.pathname) ? url : undefined,
    go: (path) => {
      history.pushState({ inApp: true }, '', path);
      setUrl(new URL(location.href));
    },
  };
}

/** Leaves the modal's address: back to where it was opened, or home. */
export function leaveModal(): void {
  if (history.state?.inApp) return history.back();
  history.replaceState(null, '', '/home');
  dispatchEvent(new PopStateEvent('popstate'));
}
