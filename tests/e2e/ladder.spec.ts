import { test } from './fixtures.ts';
import { describeLadder } from './ladder.ts';

test.use({ ownBrowser: false });

describeLadder(test);
