import { test } from './fixtures.ts';
import { describeUnharmed } from './unharmed.ts';

describeUnharmed(test);
