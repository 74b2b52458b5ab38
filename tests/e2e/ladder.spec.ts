import { test } from './fixtures.ts';
import { describeLadder } from './ladder.ts';

describeLadder(test);
