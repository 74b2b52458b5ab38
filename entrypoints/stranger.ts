import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startStrangerWatch } from '../src/composer/start-stranger-watch.ts';

/** Injected by the worker when an editor got the focus that no recipe fits, once for each page. */
export default defineUnlistedScript(startStrangerWatch);
