import { defineBackground } from 'wxt/utils/define-background';
import { startWorker } from '../../src/background/start.ts';

// One classic script: as modules it would be six files, fetched and compiled one after another at each wake.
export default defineBackground(startWorker);
