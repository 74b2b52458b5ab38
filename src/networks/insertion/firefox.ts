/** True in Firefox, whose `insertText` command drops the line breaks of a text in a rich editor (measured in 153). */
export function isFirefox(): boolean {
  return navigator.userAgent.includes('Firefox/');
}

/**
 * The same object without the filter (Xray vision) through which Firefox shows a page's objects to a content
 * script: what is set through it, the page may read. Chromium has no such filter and gives the object itself.
 */
export function withoutXray<T extends object>(object: T): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a property that Firefox adds to what it filters
  return (object as T & { wrappedJSObject?: T }).wrappedJSObject ?? object;
}
