import type { Choice } from '../../domain/choice.ts';
import type { Network } from '../../networks/network.ts';

/** What the picker needs: where it stands, what it shows, and whom it tells. */
export interface PickerRequest {
  /** The closed root that it is mounted in, beside the button. */
  root: ShadowRoot;
  /** The element that carries the colours; the picker becomes its child. */
  surface: HTMLElement;
  /** The button that it opens beside. */
  anchor: HTMLElement;
  choices: readonly Choice[];
  /** A reason to wait, in words; may be empty. */
  note: string;
  /** What stands in the composer, and how the network it is of reads it. */
  text: string;
  network: Pick<Network, 'id' | 'label' | 'lengthRule'>;
  pick: (choice: Choice) => void;
  /** Told when it was closed without a choice, and the focus has to go back where it came from. */
  dismissed: () => void;
}

/** Opens the picker, or closes it if it is open here. */
export type PickerMount = (request: PickerRequest) => void;
