import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type RecipeDocument, recipeDocumentSchema } from '../../contract/composer-recipes.ts';
import { listIssues } from '../../contract/problem.ts';
import { clearRecipes, issueRecipes } from '../content/issue-recipes.ts';
import { openContext } from '../open-context.ts';
import { type Command, UsageError } from './command.ts';

/** `recipes`: sends out how composers are found, when a network changed before the extension could, or takes it back. */
export const recipes: Command = {
  help: `recipes import FILE|clear   sign and send out how composers are found (selectors as data), or take it back`,
  async run(words, config) {
    const { positionals } = parseArgs({ args: words, allowPositionals: true });
    const [action, file, ...more] = positionals;
    const isClear = action === 'clear' && file === undefined;
    if (!isClear && (action !== 'import' || file === undefined || more.length > 0)) {
      throw new UsageError('Say recipes import FILE or recipes clear.');
    }
    const document = file === undefined ? null : await readDocument(file);
    const context = await openContext(config);
    try {
      if (document) {
        const outcome = await issueRecipes(context, document);
        if (!outcome.ok) throw new UsageError(`No such network: ${outcome.unknown.join(', ')}.`);
        console.log(`Recipes ${outcome.seq} are in every feed from now on.`);
      } else {
        await clearRecipes(context);
        console.log('Extensions use their own recipes again.');
      }
    } finally {
      await context.store.close();
    }
    return 0;
  },
};

async function readDocument(file: string): Promise<RecipeDocument> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageError(`There is no file ${file} that can be read.`);
  });
  const parsed = recipeDocumentSchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  const places = listIssues(parsed.error).map(({ pointer, detail }) => `  ${pointer}: ${detail}`);
  throw new UsageError([`${file} is no document of recipes:`, ...places].join('\n'));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError('The file is not JSON.');
  }
}
