import type { ItemKind } from '../contract/item.ts';
import type { Choice } from '../domain/choice.ts';
import { type MessageKey, translate } from '../i18n/translate.ts';
import { formatInstant } from '../ui/format.ts';
import { Icon, type IconNode } from '../ui/icon.tsx';
import { articleIcon, eventIcon, factSheetIcon, jobIcon, productIcon } from '../ui/icons.ts';
import { ReasonChip } from './reason-chip.tsx';

const kinds: Record<ItemKind, { word: MessageKey; icon: IconNode }> = {
  article: { word: 'kind_article', icon: articleIcon },
  job: { word: 'kind_job', icon: jobIcon },
  event: { word: 'kind_event', icon: eventIcon },
  product: { word: 'kind_product', icon: productIcon },
  'fact-sheet': { word: 'kind_fact_sheet', icon: factSheetIcon },
};

interface ChoiceCardProps {
  choice: Choice;
  selected: boolean;
  onSelect: () => void;
}

/** One item of the short list: a radio button that shows what it is and why it stands here. */
export function ChoiceCard({ choice, selected, onSelect }: ChoiceCardProps) {
  const kind = kinds[choice.itemKind];
  return (
    <label class="choice">
      <input
        type="radio"
        class="visually-hidden"
        name="choice"
        checked={selected}
        onChange={onSelect}
      />
      <span class="choice-icon">
        <Icon icon={kind.icon} size={18} />
      </span>
      <span class="choice-body">
        <span class="choice-kind">
          {translate(kind.word)}
          {choice.angle && !choice.fact && ` · ${choice.angle}`}
        </span>
        <span class="choice-title" lang={choice.locale} dir="auto">
          {choice.fact ? firstLineOf(choice.text) : choice.title}
        </span>
        {choice.fact && <span class="choice-fact">{explainFact(choice.fact)}</span>}
        {choice.reasons.length > 0 && (
          <span class="chips">
            {choice.reasons.map((reason) => (
              <ReasonChip key={reason.code} reason={reason} />
            ))}
          </span>
        )}
      </span>
    </label>
  );
}

/** Facts of a sheet share its title: what tells them apart is what they say. */
function firstLineOf(text: string): string {
  return text.split('\n', 1)[0] ?? text;
}

function explainFact({ source, asOf }: NonNullable<Choice['fact']>): string {
  return translate('fact_source', source, formatInstant(asOf));
}
