const SVG = 'http://www.w3.org/2000/svg';

/** The paths of assets/icons/mark.svg: a cone, filled, and two arcs of sound. */
const CONE =
  'M2.3 9.1 13.3 4.9c.8-.3 1.7.3 1.7 1.2v11.8c0 .9-.9 1.5-1.7 1.2L2.3 14.9A2 2 0 0 1 1 13v-2a2 2 0 0 1 1.3-1.9Z';
const ARCS = 'M18.2 9.6a5.5 5.5 0 0 1 0 4.8M21.3 7.2a10.5 10.5 0 0 1 0 9.6';
const CARET = 'm6 9 6 6 6-6';

/** The product's mark in one colour. */
export function drawMark(): SVGSVGElement {
  const cone = drawPath(CONE);
  cone.setAttribute('class', 'filled');
  const group = document.createElementNS(SVG, 'g');
  group.setAttribute('transform', 'rotate(-18 12 12)');
  group.append(cone, drawPath(ARCS));
  return drawIcon(group);
}

/** The caret that opens the picker. */
export function drawCaret(): SVGSVGElement {
  return drawIcon(drawPath(CARET));
}

function drawIcon(content: SVGElement): SVGSVGElement {
  const icon = document.createElementNS(SVG, 'svg');
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('aria-hidden', 'true');
  icon.append(content);
  return icon;
}

function drawPath(d: string): SVGPathElement {
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', d);
  return path;
}
