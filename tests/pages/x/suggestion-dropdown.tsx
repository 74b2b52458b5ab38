/** @jsxImportSource react */
import css from './composer.module.css';
import type { Query } from './typeahead.ts';

interface SuggestionDropdownProps {
  readonly query: Query;
  readonly offers: readonly string[];
  readonly picked: number;
  readonly onTake: (word: string) => void;
}

/** The list under a pending `@x` or `#x`. */
export function SuggestionDropdown(props: SuggestionDropdownProps): JSX.Element {
  const { query, offers, picked, onTake } = props;
  return (
    <div id="typeaheadDropdown-1" role="listbox" className={css['dropdown']}>
      {offers.map((word, index) => (
        <button
          key={word}
          type="button"
          role="option"
          aria-selected={index === picked}
          data-testid="typeaheadResult"
          className={css['option']}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(word)}
        >
          {query.sign}
          {word}
        </button>
      ))}
    </div>
  );
}
