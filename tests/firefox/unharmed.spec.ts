import { describeUnharmed } from '../e2e/unharmed.ts';
import { test } from './fixtures.ts';

describeUnharmed(test);
