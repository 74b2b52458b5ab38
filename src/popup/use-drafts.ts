import { useSignal } from '@preact/signals';
import type { NetworkId } from '../contract/primitives.ts';
import type { Choice } from '../domain/choice.ts';

/** What names a choice among those that are offered. */
type ChoiceName = Pick<Choice, 'network' | 'itemId' | 'variantId'>;

/** Which choice is looked at on each network, and the person's own words for it. */
export interface Drafts {
  isChosen: (choice: ChoiceName) => boolean;
  choose: (choice: ChoiceName) => void;
  /** The person's own words; null: none. */
  wordsFor: (choice: ChoiceName) => string | null;
  /** Keeps words of the person's own, and the choice that they are for before them; null: the approved ones again. */
  write: (choice: ChoiceName, words: string | null) => void;
}

/** Kept for as long as the popup is open, whichever place and network is looked at; nowhere else. */
export function useDrafts(): Drafts {
  const chosen = useSignal<Readonly<Record<NetworkId, string>>>({});
  const words = useSignal<Readonly<Record<string, string | null>>>({});
  const choose = (choice: ChoiceName) => {
    chosen.value = { ...chosen.value, [choice.network]: nameOf(choice) };
  };
  return {
    isChosen: (choice) => chosen.value[choice.network] === nameOf(choice),
    choose,
    wordsFor: (choice) => words.value[nameOf(choice)] ?? null,
    write(choice, own) {
      // The next list may have another text first.
      choose(choice);
      words.value = { ...words.value, [nameOf(choice)]: own };
    },
  };
}

/** Tells choices apart, of whichever network. */
export function nameOf({ network, itemId, variantId }: ChoiceName): string {
  return `${network}/${itemId}/${variantId}`;
}
