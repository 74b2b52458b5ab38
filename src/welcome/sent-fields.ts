import type { MessageKey } from '../i18n/translate.ts';

/** A row of the table of what is sent: the fields as they are on the wire, what they say, why, and an example. */
export interface SentRow {
  what: MessageKey;
  why: MessageKey;
  fields: readonly string[];
  example: string;
}

/** Everything that leaves the device. A test holds it against the contract, field by field. */
export const sentRows: readonly SentRow[] = [
  {
    what: 'sent_event',
    why: 'sent_event_why',
    fields: ['type', 'evidence'],
    example: 'share.published, toast',
  },
  {
    what: 'sent_wording',
    why: 'sent_wording_why',
    fields: ['wording'],
    example: 'touched',
  },
  {
    what: 'sent_time',
    why: 'sent_time_why',
    fields: ['occurredAt', 'sentAt'],
    example: '2026-11-23T09:30:00Z',
  },
  {
    what: 'sent_item',
    why: 'sent_item_why',
    fields: ['itemId', 'itemRevision', 'variantId'],
    example: 'new-plant, 3, results',
  },
  {
    what: 'sent_place',
    why: 'sent_place_why',
    fields: ['network', 'composer', 'mode'],
    example: 'linkedin, post, in-composer',
  },
  {
    what: 'sent_outcome',
    why: 'sent_outcome_why',
    fields: ['kind', 'happenedOn'],
    example: 'press-contact, 2026-11-23',
  },
  {
    what: 'sent_level',
    why: 'sent_level_why',
    fields: ['level'],
    example: 'persuasion',
  },
  {
    what: 'sent_link',
    why: 'sent_link_why',
    fields: ['link'],
    example:
      'https://www.example.com/plant?utm_source=linkedin&utm_content=new-plant.results.k7m2q4xd',
  },
  {
    what: 'sent_permalink',
    why: 'sent_permalink_why',
    fields: ['permalink'],
    example: 'https://www.linkedin.com/feed/update/urn:li:activity:7399…',
  },
  {
    what: 'sent_attribution',
    why: 'sent_attribution_why',
    fields: ['attribution'],
    example: 'pseudonym',
  },
  {
    what: 'sent_ids',
    why: 'sent_ids_why',
    fields: ['id', 'shareId'],
    example: '019a2f4e-7c1b-7d2a-9f3e-5b6c7d8e9f01',
  },
  {
    what: 'sent_version',
    why: 'sent_version_why',
    fields: ['clientVersion'],
    example: '0.1.0',
  },
  {
    what: 'sent_key',
    why: 'sent_key_why',
    fields: ['code', 'Authorization'],
    example: 'Bearer 4t7y…',
  },
];
