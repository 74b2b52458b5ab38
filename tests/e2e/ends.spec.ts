import { describeEnds } from './ends.ts';
import { test } from './fixtures.ts';

describeEnds(test);
