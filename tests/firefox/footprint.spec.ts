import { describeFootprint } from '../e2e/footprint.ts';
import { test } from './fixtures.ts';

describeFootprint(test);
