import { useId } from 'preact/hooks';

interface SegmentedProps<Id extends string> {
  label: string;
  options: readonly { id: Id; label: string }[];
  selected: Id;
  onSelect: (id: Id) => void;
}

/** A choice of few, all in sight. Radio buttons underneath, so the arrow keys and forms work as everywhere. */
export function Segmented<Id extends string>(props: SegmentedProps<Id>) {
  const name = useId();
  return (
    <fieldset class="segmented">
      <legend class="visually-hidden">{props.label}</legend>
      {props.options.map((option) => (
        <label key={option.id} class="segment">
          <input
            type="radio"
            class="visually-hidden"
            name={name}
            value={option.id}
            checked={option.id === props.selected}
            onChange={() => props.onSelect(option.id)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
