import type { AxeBuilder } from '@axe-core/playwright';

/** Rules of WCAG 2.2 AA and those before it, as axe names them. */
export const AXE_RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe found wrong, by rule and place. */
export function listViolations({
  violations,
}: Awaited<ReturnType<AxeBuilder['analyze']>>): string[] {
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id} at ${target.join(' ')}`),
  );
}
