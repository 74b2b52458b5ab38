import type { TopicPause } from '../contract/fact-sheet.ts';
import type { Ambassador, Pause, Programme } from '../contract/feed.ts';
import type { Slug } from '../contract/primitives.ts';
import type { Expertise } from '../domain/expertise.ts';
import type { Advice } from '../domain/restraint.ts';
import type { Message } from './message.ts';

/** What a person should know before they share anything, as the last good feed and this device have it. */
export interface Care {
  /** Everybody is asked to share nothing for now. */
  pause: Pause | null;
  /** Topics on which to post nothing for now, and whom to send a journalist to. */
  topicPauses: TopicPause[];
  /** A reason to wait; it keeps nobody from sharing. */
  advice: Advice | null;
  /** What a link of the person's own is tagged with; null before there is a feed, and for who refused. */
  tags: { programme: Programme; ambassador: Ambassador } | null;
}

export const getCare: Message<null, Care> = { name: 'extension.get-care' };

/** The person has seen which fact sheets are out: the number on the toolbar icon goes. */
export const noteFactsSeen: Message<null, null> = { name: 'extension.note-facts-seen' };

/** What the person said of themselves, and the topics that there are. */
export interface ExpertiseState {
  expertise: Expertise | null;
  topics: Slug[];
}

export const getExpertise: Message<null, ExpertiseState> = { name: 'extension.get-expertise' };

/** Keeps it on this device. */
export const saveExpertise: Message<Expertise, ExpertiseState> = {
  name: 'extension.save-expertise',
};
