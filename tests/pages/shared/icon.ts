import type { IconNode } from 'lucide';
import { svgElement } from './element.ts';

/**
 * Draws a lucide icon as inline SVG.
 * @param id the language-neutral id that LinkedIn gives to its own icons, such as `image-medium`.
 */
export function icon(shape: IconNode, id?: string, sizePx = 24): SVGSVGElement {
  return svgElement(
    'svg',
    {
      id,
      width: sizePx,
      height: sizePx,
      viewBox: '0 0 24 24',
      fill: 'none',
      stroke: 'currentColor',
      'stroke-width': 1.8,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
      'aria-hidden': 'true',
    },
    ...shape.map(([tag, attributes]) => {
      const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
      for (const [name, value] of Object.entries(attributes)) {
        if (value !== undefined) node.setAttribute(name, String(value));
      }
      return node;
    }),
  );
}
