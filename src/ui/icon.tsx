import type { IconNode } from 'lucide';
import { createElement } from 'preact';

export type { IconNode };

/** Draws one icon of the outline set, with a 1.5 px stroke at its own size. Without a label it is decoration. */
export function Icon({
  icon,
  size = 16,
  label,
}: {
  icon: IconNode;
  size?: number;
  label?: string;
}) {
  return (
    <svg
      class="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width={(1.5 * 24) / size}
      stroke-linecap="round"
      stroke-linejoin="round"
      focusable="false"
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': 'true' })}
    >
      {icon.map(([tag, attributes], index) => createElement(tag, { key: index, ...attributes }))}
    </svg>
  );
}
