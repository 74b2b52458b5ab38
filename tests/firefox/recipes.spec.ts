import { describeRecipes } from '../e2e/recipes.ts';
import { test } from './fixtures.ts';

test.use({ ownCompany: true });

describeRecipes(test);
