import type { Page } from '@playwright/test';

/**
 * What moves, or would when it changes, in one of our own pages; in a network's page, in our roots alone, once they were
 * revealed. By the styles that hold, so that nothing has to be caught in motion.
 */
export function listMoving(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const ours = [...document.querySelectorAll('[data-ours]')].flatMap(
      ({ shadowRoot }) => shadowRoot ?? [],
    );
    const elements = (ours.length > 0 ? ours : [document]).flatMap((tree) => [
      ...tree.querySelectorAll('*'),
    ]);
    return elements.flatMap((element) =>
      [undefined, '::before', '::after'].flatMap((pseudo) => {
        const style = getComputedStyle(element, pseudo);
        const turns = style.animationName !== 'none' || style.scrollBehavior === 'smooth';
        const slides = style.transitionDuration
          .split(', ')
          .some((time) => Number.parseFloat(time) > 0);
        const name = `${element.localName}.${element.getAttribute('class')}${pseudo ?? ''}`;
        return turns || slides ? [name] : [];
      }),
    );
  });
}
