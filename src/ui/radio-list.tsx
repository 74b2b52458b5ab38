import { useId } from 'preact/hooks';

interface RadioListProps<Id extends string> {
  label: string;
  options: readonly { id: Id; label: string; hint: string; disabled?: boolean }[];
  selected: Id;
  onSelect: (id: Id) => void;
}

/** A choice of few, one below the other, each with a line on what it means. */
export function RadioList<Id extends string>(props: RadioListProps<Id>) {
  const name = useId();
  return (
    <fieldset class="radio-list">
      <legend class="visually-hidden">{props.label}</legend>
      {props.options.map((option) => (
        <div key={option.id} class="checkbox">
          <input
            id={`${name}-${option.id}`}
            type="radio"
            name={name}
            checked={option.id === props.selected}
            disabled={option.disabled ?? false}
            aria-describedby={`${name}-${option.id}-hint`}
            onChange={() => props.onSelect(option.id)}
          />
          <div>
            <label for={`${name}-${option.id}`}>{option.label}</label>
            <p id={`${name}-${option.id}-hint`} class="field-hint">
              {option.hint}
            </p>
          </div>
        </div>
      ))}
    </fieldset>
  );
}
