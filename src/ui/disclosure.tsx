import { useSignal } from '@preact/signals';
import { ChevronDown } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Icon } from './icon.tsx';

interface DisclosureProps {
  /** What the button shows. */
  summary: ComponentChildren;
  children: ComponentChildren;
}

/** A detail that a button opens and closes. */
export function Disclosure({ summary, children }: DisclosureProps) {
  const open = useSignal(false);
  const id = useId();
  return (
    <div class="disclosure">
      <button
        type="button"
        class="disclosure-button"
        aria-expanded={open.value}
        aria-controls={id}
        onClick={() => {
          open.value = !open.value;
        }}
      >
        {summary}
        <Icon icon={ChevronDown} />
      </button>
      <div class="disclosure-panel" id={id} hidden={!open.value}>
        {children}
      </div>
    </div>
  );
}
