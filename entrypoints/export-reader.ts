import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startReader } from '../src/own-export/reading/start-reader.ts';

/** The script of a worker that the page for exports starts, once for each file. */
export default defineUnlistedScript(startReader);
