import { test } from './fixtures.ts';
import { describePlaces } from './places.ts';

describePlaces(test);
