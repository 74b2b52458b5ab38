import { element } from '../../shared/element.ts';
import css from './suggestion-list.module.css';

/** What an open list shows, and where, in pixels of the viewport. */
interface Suggestions {
  readonly names: readonly string[];
  readonly left: number;
  readonly top: number;
  readonly take: (name: string) => void;
}

/** The list of people under a pending `@name`; it lives in the editor's own dialog. */
export class SuggestionList {
  readonly #box = element('div', { role: 'listbox', class: css.list });
  #names: readonly string[] = [];
  #position = 0;

  get isOpen(): boolean {
    return this.#box.isConnected;
  }

  get selected(): string {
    return this.#names[this.#position] ?? '';
  }

  open(editable: HTMLElement, { names, left, top, take }: Suggestions): void {
    if (names.join() !== this.#names.join()) this.#position = 0;
    this.#names = names;
    this.#box.style.translate = `${left}px ${top}px`;
    this.#box.replaceChildren(
      ...names.map((name) => {
        const option = element('div', { role: 'option', class: css.option }, name);
        option.addEventListener('mousedown', (event) => event.preventDefault());
        option.addEventListener('click', () => take(name));
        return option;
      }),
    );
    this.#mark();
    if (!this.isOpen) editable.closest('dialog')?.append(this.#box);
  }

  move(): void {
    this.#position = (this.#position + 1) % this.#names.length;
    this.#mark();
  }

  close(): void {
    this.#names = [];
    this.#box.remove();
  }

  #mark(): void {
    for (const [index, option] of [...this.#box.children].entries()) {
      option.setAttribute('aria-selected', String(index === this.#position));
    }
  }
}
