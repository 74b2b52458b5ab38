import { careScreens } from './care-screens.ts';
import { ownExportScreens } from './own-export-screens.ts';
import { pageScreens } from './page-screens.ts';
import { popupScreens } from './popup-screens.ts';
import type { Screen } from './screen.ts';

/** Every page of ours in every state. A new state is one entry, and is then looked at by machine and by people. */
export const screens: readonly Screen[] = [
  ...popupScreens,
  ...careScreens,
  ...pageScreens,
  ...ownExportScreens,
];
