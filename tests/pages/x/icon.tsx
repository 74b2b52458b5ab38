/** @jsxImportSource react */
import type { IconNode } from 'lucide';
import { createElement } from 'react';

/** A lucide icon as a React element. */
export function Icon({ shape, sizePx = 20 }: { shape: IconNode; sizePx?: number }): JSX.Element {
  return (
    <svg
      width={sizePx}
      height={sizePx}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {shape.map(([tag, attributes], index) => createElement(tag, { ...attributes, key: index }))}
    </svg>
  );
}
