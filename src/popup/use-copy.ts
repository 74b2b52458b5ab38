import { useRef } from 'preact/hooks';
import type { NetworkId } from '../contract/primitives.ts';
import type { Choice } from '../domain/choice.ts';
import { translate } from '../i18n/translate.ts';
import { listOffer, shareCopied } from '../messaging/extension-messages.ts';
import { send } from '../messaging/send.ts';
import type { Outcome } from './popup-model.ts';
import { nameOf } from './use-drafts.ts';
import { writeClipboard } from './write-clipboard.ts';

/** Copies texts, and says what came of it. */
export interface Copying {
  copy: (choice: Choice, text: string) => Promise<Outcome>;
  /** Copies the best text for a network. */
  copyBest: (network: NetworkId) => Promise<Outcome>;
}

/**
 * Copies texts and notes a share of each: once, however often it is copied while the popup is open, since a second press
 * copies it for the same post. `onNoted`: there may be a new share.
 */
export function useCopy(onNoted: () => Promise<unknown>): Copying {
  const noted = useRef(new Map<string, Promise<boolean>>());

  function noteOnce({ network, itemId, variantId }: Choice): Promise<boolean> {
    const ids = { network, itemId, variantId };
    const key = nameOf(ids);
    const noting = noted.current.get(key) ?? note(ids);
    noted.current.set(key, noting);
    void noting.then((done) => done || noted.current.delete(key));
    return noting;
  }

  async function copy(choice: Choice, text: string): Promise<Outcome> {
    if (!(await writeClipboard(text))) {
      return { tone: 'bad', text: translate('share_copy_failed') };
    }
    const recorded = await noteOnce(choice);
    await onNoted();
    return recorded
      ? { tone: 'good', text: translate('share_copied') }
      : { tone: 'care', text: translate('share_copied_only') };
  }

  async function copyBest(network: NetworkId): Promise<Outcome> {
    const offered = await send(listOffer, { network });
    if (!offered.ok) return { tone: 'bad', text: translate('error_worker') };
    const [best] = offered.answer.choices;
    return best ? copy(best, best.text) : { tone: 'plain', text: translate('composer_nothing') };
  }

  return { copy, copyBest };
}

async function note(ids: Pick<Choice, 'network' | 'itemId' | 'variantId'>): Promise<boolean> {
  const result = await send(shareCopied, ids);
  return result.ok && result.answer.recorded;
}
