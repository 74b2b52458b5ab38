import type { Programme } from '../../contract/feed.ts';
import type { Item } from '../../contract/item.ts';
import { factWordings } from '../../domain/fact-sheet.ts';
import { listItemHosts } from '../../domain/item-hosts.ts';
import { checkLink } from '../../domain/link-safety.ts';
import { findHiddenIn } from './hidden-characters.ts';

/** What is wrong with the fact sheet of an item, one sentence each; nothing for an item without one. */
export function checkFactSheet(item: Item, programme: Programme): string[] {
  const { factSheet } = item;
  if (!factSheet) return [];
  if (item.kind !== 'fact-sheet') return ['/factSheet: only in an item of the kind fact-sheet'];
  const { facts, press, subject } = factSheet;
  return [
    ...findHiddenIn('/factSheet/subject', subject),
    ...findHiddenIn('/factSheet/press/name', press.name),
    ...findHiddenIn('/factSheet/press/phone', press.phone),
    ...checkIds(item),
    ...facts.flatMap(({ text, source }, index) => {
      const pointer = `/factSheet/facts/${index}`;
      const link = checkLink(source.url, listItemHosts('curated', programme));
      return [
        ...findHiddenIn(`${pointer}/text`, text),
        ...findHiddenIn(`${pointer}/source/name`, source.name),
        ...(link.ok ? [] : [`${pointer}/source/url: ${link.reason}`]),
      ];
    }),
  ];
}

function checkIds(item: Item): string[] {
  const ids = [...item.variants, ...factWordings(item).map(({ variant }) => variant)].map(
    ({ id }) => id,
  );
  return new Set(ids).size === ids.length
    ? []
    : ['/factSheet/facts: two have the same id, or one the id of a variant'];
}
