const unfurlsAfterMs = 1500;
const address = /https?:\/\/[^\s]+/u;

/**
 * Waits for the text's first URL and hands it on some time after it appeared, once per URL.
 * @returns a function to call with the model's text after each change.
 */
export function watchAddress(onAddress: (url: URL, title: string) => void): (text: string) => void {
  let last = '';
  return (text) => {
    const found = address.exec(text)?.[0] ?? '';
    if (!URL.canParse(found) || found === last) return;
    last = found;
    setTimeout(() => {
      if (last !== found) return;
      const url = new URL(found);
      const slug = url.pathname.split('/').findLast(Boolean) ?? url.hostname;
      const title = slug.replaceAll(/[-_]+/gu, ' ');
      onAddress(url, title.charAt(0).toUpperCase() + title.slice(1));
    }, unfurlsAfterMs);
  };
}
