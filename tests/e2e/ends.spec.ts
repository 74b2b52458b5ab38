import { describeEnds } from './ends.ts';
import { test } from './fixtures.ts';

test.use({ ownBrowser: false });

describeEnds(test);
