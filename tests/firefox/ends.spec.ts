import { describeEnds } from '../e2e/ends.ts';
import { test } from './fixtures.ts';

describeEnds(test);
