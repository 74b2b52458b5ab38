import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';
import { fakeI18n } from '../i18n/fake-i18n.ts';

/** What the worker answers in a test, at once or later, by the name of the message; one without an answer gets silence. */
export type FakeAnswers = Readonly<Record<string, (payload: unknown) => unknown>>;

/** A message that reached the fake worker. */
export interface SentMessage {
  name: string;
  payload: unknown;
}

/** Puts a browser into the test: the English catalogue, and a worker that answers. Gives what was sent to it. */
export function installBrowser(answers: FakeAnswers = {}): SentMessage[] {
  const sent: SentMessage[] = [];
  const browser = {
    i18n: fakeI18n(),
    runtime: {
      id: 'test',
      sendMessage: async (envelope: { portevoix: string; payload: unknown }) => {
        sent.push({ name: envelope.portevoix, payload: envelope.payload });
        const answer = answers[envelope.portevoix];
        return answer && { ok: true, answer: await answer(envelope.payload) };
      },
    },
  };
  Object.assign(globalThis, { browser, chrome: browser });
  return sent;
}

/** A rendered page as a person meets it: by its words, its buttons and its fields. */
export class FakePage {
  readonly root = document.body.appendChild(document.createElement('div'));

  private constructor() {}

  /** Renders a component and waits until its first answers have come. */
  static async open(top: ComponentChild): Promise<FakePage> {
    const page = new FakePage();
    await act(() => render(top, page.root));
    await page.settle();
    return page;
  }

  /** All words of the page, hidden parts left out. */
  get text(): string {
    const copy = document.createElement('div');
    for (const child of this.root.childNodes) copy.append(child.cloneNode(true));
    for (const hidden of copy.querySelectorAll('[hidden]')) hidden.remove();
    return (copy.textContent ?? '').replaceAll(/\s+/g, ' ');
  }

  /** The button, tab or link with these words. */
  control(words: string): HTMLElement {
    return this.pick('button, a', words, (element) => nameOf(element));
  }

  /** True if there is a button, tab or link with these words. */
  has(words: string): boolean {
    return [...this.root.querySelectorAll('button, a')].some((found) => nameOf(found) === words);
  }

  /** The input that this label names. */
  field(label: string): HTMLInputElement | HTMLSelectElement {
    const found = this.pick('label', label, (element) => element.textContent?.trim() ?? '');
    const input: Element | null =
      found.querySelector('input') ?? this.root.querySelector(`#${found.getAttribute('for')}`);
    if (input instanceof HTMLInputElement || input instanceof HTMLSelectElement) return input;
    throw new Error(`No input for the label "${label}"`);
  }

  /** Presses a control. */
  async press(words: string): Promise<void> {
    await act(() => this.control(words).click());
    await this.settle();
  }

  /** Types or chooses a value. */
  async fill(label: string, value: string): Promise<void> {
    const field = this.field(label);
    await act(() => {
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await this.settle();
  }

  /** Writes into the text area that has this label, and waits for nothing. */
  async write(label: string, text: string): Promise<void> {
    const area = this.pick('textarea', label, (element) => {
      const labelled = this.root.querySelector(`label[for="${element.id}"]`);
      return element.getAttribute('aria-label') ?? labelled?.textContent?.trim() ?? '';
    });
    if (!(area instanceof HTMLTextAreaElement)) throw new Error(`No text area "${label}"`);
    await act(() => {
      area.value = text;
      area.dispatchEvent(new Event('input', { bubbles: true }));
    });
  }

  /** Waits for the answers that are on their way. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 5; turn += 1) {
      await act(() => new Promise<void>((done) => setTimeout(done)));
    }
  }

  /** Takes the page away. */
  close(): void {
    render(null, this.root);
    this.root.remove();
  }

  private pick(css: string, words: string, name: (element: Element) => string): HTMLElement {
    const all = [...this.root.querySelectorAll<HTMLElement>(css)];
    const found = all.find((element) => name(element) === words);
    if (found) return found;
    throw new Error(`Nothing says "${words}"; there is: ${all.map(name).join(' | ')}`);
  }
}

function nameOf(element: Element): string {
  return element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '';
}
