import { describeHealthLight } from '../e2e/health-light.ts';
import { test } from './fixtures.ts';

describeHealthLight(test);
