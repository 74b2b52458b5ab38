import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startPicker } from '../src/composer/picker/mount-picker.tsx';

/** Injected by the worker when the caret is clicked for the first time. */
export default defineUnlistedScript(startPicker);
