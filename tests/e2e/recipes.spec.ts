import { test } from './fixtures.ts';
import { describeRecipes } from './recipes.ts';

test.use({ ownCompany: true });

describeRecipes(test);
