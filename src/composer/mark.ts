const SVG = 'http://www.w3.org/2000/svg';

/** A plain porte-voix: a cone and two arcs of sound. */
const MARK_PATHS = ['M3 10v4l9 4V6z', 'M15.5 9a4.2 4.2 0 0 1 0 6', 'M18 6a8.5 8.5 0 0 1 0 12'];
const CARET_PATHS = ['m6 9 6 6 6-6'];

function drawIcon(paths: readonly string[]): SVGSVGElement {
  const icon = document.createElementNS(SVG, 'svg');
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('aria-hidden', 'true');
  for (const d of paths) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', d);
    icon.append(path);
  }
  return icon;
}

/** The product's mark in one colour. */
export const drawMark = (): SVGSVGElement => drawIcon(MARK_PATHS);

/** The caret that opens the picker. */
export const drawCaret = (): SVGSVGElement => drawIcon(CARET_PATHS);
