import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Choice, Offer } from '../domain/choice.ts';
import { lowerMode } from '../domain/share-mode.ts';
import { translate } from '../i18n/translate.ts';
import { Button } from '../ui/button.tsx';
import { Loading } from '../ui/empty-state.tsx';
import { refreshIcon } from '../ui/icons.ts';
import { Notice } from '../ui/notice.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { ChoiceCard } from './choice-card.tsx';
import { Draft } from './draft.tsx';
import { feedErrorSentence } from './feed-words.ts';
import type { PopupModel } from './popup-model.ts';
import { ShareEmpty } from './share-empty.tsx';
import { Toast } from './toast.tsx';

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

const keyOf = (choice: Choice) => `${choice.itemId}/${choice.variantId}`;

function Ready(props: { model: PopupModel; offer: Offer; networkLabel: string }) {
  const { model, offer, networkLabel } = props;
  const key = useSignal<string | null>(null);
  const selected = offer.choices.find((choice) => keyOf(choice) === key.value) ?? offer.choices[0];
  if (!selected) return null;
  return (
    <>
      <div class="choices">
        <FeedProblem
          model={model}
          action={
            <Button
              look="quiet"
              icon={refreshIcon}
              busy={model.busy === 'refresh'}
              onClick={model.refresh}
            >
              {translate('try_again')}
            </Button>
          }
        />
        <fieldset>
          <legend class="visually-hidden">{translate('choices_label', networkLabel)}</legend>
          {offer.choices.map((choice) => (
            <ChoiceCard
              key={keyOf(choice)}
              choice={choice}
              selected={choice === selected}
              onSelect={() => {
                key.value = keyOf(choice);
                model.clearOutcome();
              }}
            />
          ))}
        </fieldset>
      </div>
      <div class="draft-dock">
        <Toast outcome={model.outcome} onClose={model.clearOutcome} />
        <Draft
          choice={selected}
          networkLabel={networkLabel}
          sharing={model.busy === 'share'}
          mode={lowerMode(
            model.device?.mode ?? 'in-composer',
            model.device?.managedMode ?? 'in-composer',
          )}
          composerWaits={model.composer === model.network}
          onInsert={() => model.insert(selected)}
          onShare={() => model.share(selected)}
          onCopy={() => model.copy(selected)}
        />
      </div>
    </>
  );
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
