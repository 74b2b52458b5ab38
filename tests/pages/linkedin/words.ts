import { options } from '../shared/options.ts';
import { ar, arFeed } from './languages/ar.ts';
import { de, deFeed } from './languages/de.ts';
import { en, enFeed, type Words } from './languages/en.ts';
import type { Feed } from './languages/feed.ts';
import { fr, frFeed } from './languages/fr.ts';

/** The interface's words, as the network localises them; tests must never rely on them as selectors. */
export const words: Words = { en, fr, de, ar }[options.locale];

/** The feed's texts in the page's language. */
export const feed: Feed = { en: enFeed, fr: frFeed, de: deFeed, ar: arFeed }[options.locale];
