import type { NetworkId } from '../contract/primitives.ts';
import type { ChecklistAnswers } from '../domain/checklist/criterion.ts';
import type { Choice, Offer } from '../domain/choice.ts';
import type { Trouble } from '../domain/trouble.ts';
import type { Care } from '../messaging/care-messages.ts';
import type { NewAnswer } from '../messaging/checklist-messages.ts';
import type { DeliveryStatus } from '../messaging/delivery-messages.ts';
import type { DeviceStatus, FeedStatus, RecentShare } from '../messaging/extension-messages.ts';
import type { OutcomeToTell } from '../messaging/report-messages.ts';
import type { OwnResultsAnswer } from '../messaging/results-messages.ts';
import type { Tone } from '../ui/notice.tsx';
import type { Drafts } from './use-drafts.ts';
import type { FarewellModel } from './use-farewell.ts';
import type { LevelTelling } from './use-told-levels.ts';

/** What came of the last action, in words. */
export interface Outcome {
  tone: Tone;
  text: string;
}

/** A diagnostic that was copied, or not, and its text. */
export interface Diagnosis {
  outcome: Outcome;
  text: string;
}

/** What the popup may be waiting for. */
export type Busy = 'share' | 'refresh' | 'deliver';

/** Everything that the popup's places show and can do, as plain data and callbacks. `null` data is still on its way. */
export interface PopupModel {
  nowMs: number;
  networks: readonly { id: NetworkId; label: string }[];
  network: NetworkId;
  device: DeviceStatus | null;
  /** Asks for everything again, after a place changed more than itself. */
  reload: () => Promise<void>;
  feed: FeedStatus | null;
  delivery: DeliveryStatus | null;
  offer: Offer | null;
  drafts: Drafts;
  /** What to know before sharing. */
  care: Care | null;
  shares: RecentShare[] | null;
  /** Asked for by `loadResults`. */
  results: OwnResultsAnswer | null;
  answers: ChecklistAnswers | null;
  telling: LevelTelling;
  /** The way out that was taken, if one was. */
  farewell: FarewellModel;
  /** What goes wrong in the networks' pages, one entry a network. */
  troubles: Trouble[] | null;
  /** The network whose composer waits behind the popup, if one does. */
  composer: NetworkId | null;
  /** What is under way. */
  busy: ReadonlySet<Busy>;
  outcome: Outcome | null;
  selectNetwork: (network: NetworkId) => void;
  share: (choice: Choice) => void;
  /** Inserts into the composer that waits behind the popup. */
  insert: (choice: Choice) => void;
  /** Copies this text and notes a share of the choice: ids alone, whatever the text became. */
  copy: (choice: Choice, text: string) => void;
  /** Copies the best text for a network and says what came of it. */
  copyBest: (network: NetworkId) => Promise<Outcome>;
  /** Writes down a trouble with the structure of its page, copies it, and gives it back to be read. */
  diagnose: (trouble: Trouble) => Promise<Diagnosis>;
  clearOutcome: () => void;
  refresh: () => void;
  loadResults: () => void;
  /** Has an outcome of a share told to the company; false if the worker gave no answer. */
  report: (report: OutcomeToTell) => Promise<boolean>;
  deliver: () => void;
  retry: (eventId: string) => void;
  dismiss: (eventId: string) => void;
  dismissQuarantined: (id: string) => void;
  /** Discards what waits for companies that this device does not speak for now. */
  dismissElsewhere: () => void;
  /** Saves what somebody who helps needs to know, as a file. */
  saveDiagnostics: () => void;
  /** Writes answers about the person's profiles down; false if the worker gave no answer. */
  answer: (...answers: NewAnswer[]) => Promise<boolean>;
}

/** Where the person decides, and enrols. */
export const WELCOME_PAGE = 'welcome.html';
/** Where the whole log of this device is read and exported. */
export const DEVICE_LOG_PAGE = 'admin.html#device';
