import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startComposerPart } from '../src/composer/start-part.ts';

/** Injected by the worker when a composer opens. */
export default defineUnlistedScript(startComposerPart);
