import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { signedRecipesSchema } from '../../src/contract/composer-recipes.ts';
import { signedFeedSchema } from '../../src/contract/feed.ts';
import { clearRecipes, issueRecipes } from '../../src/endpoint/content/issue-recipes.ts';
import { openContext } from '../../src/endpoint/open-context.ts';
import { x } from '../../src/networks/x.ts';
import { createVerifier } from '../../src/sync/verify-signature.ts';
import { openCommandLine } from './endpoint-process.ts';
import { startTestEndpoint } from './test-endpoint.ts';

const renamed = {
  minClientVersion: '0.1.0',
  networks: [
    {
      id: 'x',
      composers: [
        {
          id: 'x-post',
          editor: [{ css: '[data-testid^="postField_"]', seen: '2026-11-22' }],
          root: [{ css: '[data-testid="primaryColumn"]', seen: '2026-11-22' }],
          anchor: [{ css: '[data-testid="toolBar"] > :first-child', seen: '2026-11-22' }],
          place: 'in-toolbar' as const,
          post: [{ css: '[data-testid="tweetButtonInline"]', seen: '2026-11-22' }],
          kinds: [],
        },
      ],
      never: [],
    },
  ],
};

describe('composer recipes', () => {
  it('are in every feed once issued, numbered, dated and signed; taken back, they are gone', async () => {
    const { context, enrol, send } = await startTestEndpoint();
    const { deviceToken: token, keyRing } = await enrol();
    const read = async () =>
      signedFeedSchema.parse(await (await send('/v1/feed', { token })).json());
    expect((await read()).composerRecipes).toBeUndefined();

    expect(await issueRecipes(context, renamed)).toEqual({ ok: true, seq: 1 });
    const issued = await read();
    const { recipes, signature } = signedRecipesSchema.parse(issued.composerRecipes);
    expect(recipes).toEqual({ ...renamed, seq: 1, issuedAt: context.now().toISOString() });
    const verify = await createVerifier('default', keyRing);
    expect(await verify('composer-recipes', recipes, signature)).toBe('good');
    expect(issued.seq).toBe(2);

    await clearRecipes(context);
    expect(await read()).toMatchObject({ seq: 3 });
    expect((await read()).composerRecipes).toBeUndefined();
    expect(await issueRecipes(context, renamed)).toEqual({ ok: true, seq: 3 });
  });

  it('are refused for a network that nobody knows', async () => {
    const { context } = await startTestEndpoint();
    const networks = [{ id: 'friendface', composers: [], never: [] }];
    expect(await issueRecipes(context, { ...renamed, networks })).toEqual({
      ok: false,
      unknown: ['friendface'],
    });
  });

  it('come from the command line, where a selector that fits everything is refused by its place', async () => {
    const { run, location } = await openCommandLine();
    const file = `${location.dataFile}.recipes.json`;
    await writeFile(file, JSON.stringify(renamed));
    expect(await run('recipes', 'import', file)).toMatchObject({ code: 0, err: '' });
    const [network] = renamed.networks;
    const editor = [{ css: '*', seen: '2026-11-22' }];
    const composers = [{ ...x.composers[0], editor }];
    await writeFile(file, JSON.stringify({ ...renamed, networks: [{ ...network, composers }] }));
    const { code, err } = await run('recipes', 'import', file);
    expect(code).toBe(1);
    expect(err).toContain('/networks/0/composers/0/editor/0/css');
    const { store } = await openContext({ ...location, tenant: 'default' });
    expect(await store.readRecipes('default')).toMatchObject({ seq: 1 });
    await store.close();
  });
});
