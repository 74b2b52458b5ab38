import { describePlaces } from '../e2e/places.ts';
import { test } from './fixtures.ts';

describePlaces(test);
