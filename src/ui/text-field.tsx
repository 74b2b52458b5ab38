import { useId } from 'preact/hooks';

interface TextFieldProps {
  label: string;
  value: string;
  onInput: (value: string) => void;
  /** The person is done with it: they left the field, or pressed Enter. */
  onDone?: () => void;
  type?: keyof typeof types;
  hint?: string;
  error?: string | null;
  placeholder?: string;
  readOnly?: boolean;
  maxLength?: number;
  /** Codes and addresses: no spelling, no capitals, one width per character. */
  code?: boolean;
}

/** Preact's types tie each type of input to the roles that it may carry, so a type comes as a whole. */
const types = {
  text: { type: 'text' },
  url: { type: 'url' },
  password: { type: 'password' },
  date: { type: 'date' },
  month: { type: 'month' },
} as const;

/** A labelled input; its hint and its error belong to it for every reader. */
export function TextField({ label, value, onInput, type = 'text', ...rest }: TextFieldProps) {
  const id = useId();
  const { hint, error } = rest;
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <label for={id}>{label}</label>
      <input
        id={id}
        {...types[type]}
        value={value}
        class={rest.code ? 'code' : ''}
        placeholder={rest.placeholder ?? ''}
        readOnly={rest.readOnly ?? false}
        {...(rest.maxLength === undefined ? {} : { maxLength: rest.maxLength })}
        autocomplete="off"
        spellcheck={false}
        autocapitalize="none"
        aria-invalid={Boolean(error)}
        {...(error || hint ? { 'aria-describedby': `${id}-note` } : {})}
        onInput={(event) => onInput(event.currentTarget.value)}
        onChange={() => rest.onDone?.()}
      />
      {(error || hint) && (
        <p id={`${id}-note`} class={error ? 'field-error' : 'field-hint'}>
          {error || hint}
        </p>
      )}
    </div>
  );
}

interface SelectFieldProps {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onSelect: (value: string) => void;
}

/** A labelled list of which one is chosen. */
export function SelectField({ label, value, options, onSelect }: SelectFieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onSelect(event.currentTarget.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
