import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startLoader } from '../src/composer/loader.ts';

/** All that a network's page carries until a composer opens; wxt.config.ts names it in the manifest. */
export default defineUnlistedScript(startLoader);
