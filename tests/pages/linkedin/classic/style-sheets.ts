import quillText from 'quill/dist/quill.core.css?inline';
import classicText from './classic.css?inline';

/** Gives a document or shadow root the classic interface's look and Quill's own stylesheet, which it can't do without. */
export function adoptClassicStyles(root: Document | ShadowRoot): void {
  for (const text of [quillText, classicText]) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    root.adoptedStyleSheets.push(sheet);
  }
}
