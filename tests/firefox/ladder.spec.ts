import { describeLadder } from '../e2e/ladder.ts';
import { test } from './fixtures.ts';

describeLadder(test);
