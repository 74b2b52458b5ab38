import { type ComponentChild, render } from 'preact';
import { uiLocale } from '../i18n/translate.ts';

/** Puts a page's top component into its document, in the person's language. */
export function mountPage(title: string, top: ComponentChild): void {
  document.documentElement.lang = uiLocale();
  document.title = title;
  const root = document.getElementById('root');
  if (root) render(top, root);
}
