import { type PageOptions, readOptions } from './page-options.ts';

/** The knobs of the page that is loaded now; later route changes inside the page don't move them. */
export const options: PageOptions = readOptions(new URL(location.href));
