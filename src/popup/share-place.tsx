import type { ComponentChildren } from 'preact';
import type { Choice, Offer } from '../domain/choice.ts';
import type { CoachedText, WritingHabits } from '../domain/coach/remark.ts';
import { lowerMode } from '../domain/share-mode.ts';
import { sketchText } from '../domain/sketch.ts';
import { translate } from '../i18n/translate.ts';
import { findNetwork } from '../networks/registry.ts';
import { findWritingHabits } from '../networks/writing-habits.ts';
import { Button } from '../ui/button.tsx';
import { Loading } from '../ui/empty-state.tsx';
import { refreshIcon } from '../ui/icons.ts';
import { Notice } from '../ui/notice.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { CareNotices } from './care-notices.tsx';
import { ChoiceCard } from './choice-card.tsx';
import { Draft } from './draft.tsx';
import { feedErrorSentence } from './feed-words.ts';
import { OwnLink } from './own-link.tsx';
import type { PopupModel } from './popup-model.ts';
import { ShareEmpty } from './share-empty.tsx';
import { Toast } from './toast.tsx';
import { nameOf } from './use-drafts.ts';

/** Choose a network, choose a text, read it, share it. */
export function SharePlace(model: PopupModel) {
  const label = model.networks.find(({ id }) => id === model.network)?.label ?? model.network;
  const { offer } = model;
  return (
    <div class="share">
      <Segmented
        label={translate('network_label')}
        options={model.networks}
        selected={model.network}
        onSelect={model.selectNetwork}
      />
      {offer === null && <Loading label={translate('loading')} lines={4} />}
      {offer?.status === 'ready' && offer.choices.length > 0 && (
        <Ready key={model.network} model={model} offer={offer} networkLabel={label} />
      )}
      {offer && (offer.status !== 'ready' || offer.choices.length === 0) && (
        <>
          <FeedProblem model={model} />
          {model.care && <CareNotices care={model.care} />}
          <ShareEmpty
            status={offer.status}
            networkLabel={label}
            device={model.device}
            busy={model.busy}
            refresh={model.refresh}
          />
          <Toast outcome={model.outcome} onClose={model.clearOutcome} />
        </>
      )}
    </div>
  );
}

/** A network that nothing is known of gets no remark about its ways. */
const UNKNOWN_HABITS: WritingHabits = {
  fold: null,
  mostHashtags: Number.POSITIVE_INFINITY,
  pastedNames: 'linked',
};

function Ready(props: { model: PopupModel; offer: Offer; networkLabel: string }) {
  const { model, offer, networkLabel } = props;
  const { drafts } = model;
  const selected = offer.choices.find((choice) => drafts.isChosen(choice)) ?? offer.choices[0];
  if (!selected) return null;
  const coached = toCoached(selected, offer, drafts.wordsFor(selected) ?? selected.text);
  return (
    <>
      <div class="choices">
        <FeedProblem
          model={model}
          action={
            <Button
              look="quiet"
              icon={refreshIcon}
              busy={model.busy.has('refresh')}
              onClick={model.refresh}
            >
              {translate('try_again')}
            </Button>
          }
        />
        {model.care && <CareNotices care={model.care} />}
        <fieldset>
          <legend class="visually-hidden">{translate('choices_label', networkLabel)}</legend>
          {offer.choices.map((choice) => (
            <ChoiceCard
              key={nameOf(choice)}
              choice={choice}
              selected={choice === selected}
              onSelect={() => {
                drafts.choose(choice);
                model.clearOutcome();
              }}
            />
          ))}
        </fieldset>
        {model.care?.tags && (
          <OwnLink
            {...model.care.tags}
            withoutAttribution={model.device?.withoutAttribution ?? false}
            source={findNetwork(model.network)?.utmSource ?? model.network}
          />
        )}
      </div>
      <div class="draft-dock">
        <Toast outcome={model.outcome} onClose={model.clearOutcome} />
        <Draft
          key={nameOf(selected)}
          choice={selected}
          coached={coached}
          onEdit={(text) => {
            drafts.write(selected, text);
            model.clearOutcome();
          }}
          networkLabel={networkLabel}
          sharing={model.busy.has('share')}
          mode={lowerMode(
            model.device?.mode ?? 'in-composer',
            model.device?.managedMode ?? 'in-composer',
          )}
          composerWaits={model.composer === model.network}
          onInsert={() => model.insert(selected)}
          onShare={() => model.share(selected)}
          onCopy={() => model.copy(selected, coached.text)}
        />
      </div>
    </>
  );
}

/** A text with all that the coach looks at: what colleagues took, and the other wordings that they may take. */
function toCoached(choice: Choice, offer: Offer, text: string): CoachedText {
  const { link, disclosure, locale, limit } = choice;
  const others = offer.choices.filter(
    ({ itemId, variantId }) => itemId === choice.itemId && variantId !== choice.variantId,
  );
  return {
    text,
    locale,
    lengthRule: findNetwork(choice.network)?.lengthRule ?? { unit: 'code-points', max: limit },
    habits: findWritingHabits(choice.network) ?? UNKNOWN_HABITS,
    link,
    disclosure,
    approved: choice.text,
    others: [...(choice.taken ?? []), ...others.map(sketchText)],
  };
}

interface FeedProblemProps {
  model: PopupModel;
  /** The way out, unless what stands below has it already. */
  action?: ComponentChildren;
}

/** Says that the approved content could not be renewed, and what the person still has. */
function FeedProblem({ model, action }: FeedProblemProps) {
  const sentence = model.feed && feedErrorSentence(model.feed, model.nowMs);
  if (!sentence) return null;
  return (
    <Notice tone="care" actions={action}>
      {sentence}
    </Notice>
  );
}
