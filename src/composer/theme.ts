/** Above this relative luminance (0 to 1) a background counts as light. */
const LIGHT_FROM = 0.5;

/** The page's own mode where our element stands: the first painted background around it decides. */
export function pageTheme(around: Element): 'light' | 'dark' {
  for (let element: Element | null = around; element; element = parentOf(element)) {
    const colour = getComputedStyle(element).backgroundColor;
    const [red, green, blue, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
    if (red === undefined || green === undefined || blue === undefined || alpha < LIGHT_FROM) {
      continue;
    }
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255 >= LIGHT_FROM ? 'light' : 'dark';
  }
  return 'light';
}

function parentOf(element: Element): Element | null {
  const root = element.parentElement ? null : element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}
