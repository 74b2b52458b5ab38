import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { diagnose } from '../src/composer/diagnosis/diagnose.ts';

/** Injected by the worker when the person asks for a diagnostic; its value is what the script injection gives back. */
export default defineUnlistedScript(diagnose);
