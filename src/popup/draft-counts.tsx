import { Fragment } from 'preact';
import type { NetworkId } from '../contract/primitives.ts';
import type { Choice } from '../domain/choice.ts';
import type { CoachedText } from '../domain/coach/remark.ts';
import { measureText } from '../domain/text-length.ts';
import { formatNumber, translate } from '../i18n/translate.ts';
import { networks } from '../networks/registry.ts';

/** How long a text is, and how long the same text would be on the other networks. */
export function DraftCounts({ choice, coached }: { choice: Choice; coached: CoachedText }) {
  const { text, lengthRule } = coached;
  const length = text === choice.text ? choice.length : measureText(text, lengthRule);
  return (
    <>
      <span class="draft-count">
        {translate('draft_length', formatNumber(length), formatNumber(choice.limit))}
      </span>
      {countElsewhere(text, choice.network).map((count) => (
        <Fragment key={count}>
          {' · '}
          <span class="draft-count">{count}</span>
        </Fragment>
      ))}
    </>
  );
}

function countElsewhere(text: string, network: NetworkId): string[] {
  return networks
    .filter(({ id }) => id !== network)
    .map(({ label, lengthRule }) => {
      const length = formatNumber(measureText(text, lengthRule));
      return `${label} ${translate('picker_count', length, formatNumber(lengthRule.max))}`;
    });
}
