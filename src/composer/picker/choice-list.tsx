import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Choice } from '../../domain/choice.ts';
import { explainReason } from '../../i18n/reason-words.ts';
import { formatNumber, translate } from '../../i18n/translate.ts';

interface ChoiceListProps {
  choices: readonly Choice[];
  pick: (choice: Choice) => void;
}

/** The ranked short list: arrows move, Enter picks. It takes the focus when it opens. */
export function ChoiceList({ choices, pick }: ChoiceListProps) {
  const [current, setCurrent] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  // Before the first frame: a key that comes with it would go to the text behind the list.
  useLayoutEffect(() => list.current?.focus({ preventScroll: true }), []);

  const moveTo = (index: number) => {
    const next = Math.max(0, Math.min(choices.length - 1, index));
    setCurrent(next);
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.isTrusted) return;
    const steps: Record<string, () => void> = {
      ArrowDown: () => moveTo(current + 1),
      ArrowUp: () => moveTo(current - 1),
      Home: () => moveTo(0),
      End: () => moveTo(choices.length - 1),
      Enter: () => {
        const choice = choices[current];
        if (choice) pick(choice);
      },
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    step();
  };

  return (
    <ul
      ref={list}
      role="listbox"
      tabIndex={0}
      aria-label={translate('picker_title')}
      aria-activedescendant={`choice-${current}`}
      onKeyDown={onKeyDown}
    >
      {choices.map((choice, index) => (
        <li
          key={`${choice.itemId}.${choice.variantId}`}
          id={`choice-${index}`}
          role="option"
          aria-selected={index === current}
          lang={choice.locale}
          onClick={(event) => event.isTrusted && pick(choice)}
        >
          <ChoiceLine choice={choice} />
        </li>
      ))}
    </ul>
  );
}

function ChoiceLine({ choice }: { choice: Choice }) {
  return (
    <>
      <span class="title" dir="auto">
        {choice.title}
        {choice.angle && <span class="angle"> · {choice.angle}</span>}
      </span>
      <span class="excerpt" dir="auto">
        {choice.text}
      </span>
      <span class="facts">
        {choice.reasons.map((reason) => (
          <span class="reason" key={reason.code}>
            {explainReason(reason)}
          </span>
        ))}
        <span>
          {translate('picker_count', formatNumber(choice.length), formatNumber(choice.limit))}
        </span>
      </span>
    </>
  );
}
