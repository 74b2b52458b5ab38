import { defineBackground } from 'wxt/utils/define-background';
import { startWorker } from '../../src/background/start.ts';

export default defineBackground({ type: 'module', main: startWorker });
