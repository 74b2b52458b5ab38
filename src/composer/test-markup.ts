/** Puts markup into a page or a shadow root in place of what is there, for tests. */
export function fill(place: ParentNode, markup: string): void {
  place.replaceChildren(document.createRange().createContextualFragment(markup));
}
