import type { Ambassador } from '../../contract/feed.ts';
import type { AmbassadorRecord } from '../store/store.ts';
import { mintPseudonym } from './pseudonym.ts';

/** What the contract says of a person at a time: the pseudonym of that quarter in place of their id. */
export function toAmbassador(secret: string, record: AmbassadorRecord, now: Date): Ambassador {
  const { locale, topics, trained } = record;
  const pseudonym = mintPseudonym(secret, record, now);
  return { pseudonym, locale, topics, ...(trained && { trained }) };
}
