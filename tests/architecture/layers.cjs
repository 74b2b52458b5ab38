/**
 * The arrows of the house: what each part of src/ may import. Read src/README.md for the why.
 * Every folder of src/ must be a key here; nothing imports an entrypoint; no cycles.
 */
/** @type {Record<string, string[]>} */
const arrows = {
  contract: [],
  domain: ['contract'],
  platform: [],
  i18n: ['domain', 'platform'],
  networks: ['contract', 'domain'],
  ui: ['domain', 'i18n'],
  messaging: ['contract', 'domain', 'platform'],
  storage: ['contract', 'domain'],
  sync: ['contract', 'domain', 'storage'],
  composer: ['contract', 'domain', 'networks', 'messaging', 'i18n'],
  background: ['contract', 'domain', 'networks', 'messaging', 'storage', 'sync', 'i18n'],
  popup: ['contract', 'domain', 'messaging', 'networks', 'ui', 'i18n'],
  admin: ['contract', 'domain', 'messaging', 'networks', 'ui', 'i18n', 'sync/endpoint-client'],
  welcome: ['contract', 'domain', 'messaging', 'networks', 'ui', 'i18n', 'platform'],
  'own-export': ['contract', 'domain', 'messaging', 'networks', 'ui', 'i18n'],
  endpoint: ['contract', 'domain', 'networks'],
};

/** Packages that a part may bring along; a part not named here may use none. */
/** @type {Record<string, string[]>} */
const packages = {
  contract: ['zod'],
  domain: ['twitter-text', 'uuid'],
  composer: ['preact', '@preact/signals'],
  storage: ['dexie', 'zod'],
  sync: ['zod'],
  background: ['webextension-polyfill', 'zod'],
  messaging: ['webextension-polyfill'],
  ui: ['preact', '@preact/signals', 'lucide'],
  popup: ['preact', '@preact/signals', 'webextension-polyfill'],
  admin: ['preact', '@preact/signals', 'webextension-polyfill'],
  welcome: ['preact', '@preact/signals', 'webextension-polyfill'],
  'own-export': ['preact', '@preact/signals', '@zip.js/zip.js', 'csv-parse'],
  endpoint: [
    'fastify',
    '@fastify/cors',
    '@fastify/rate-limit',
    'csv-parse',
    'feedsmith',
    'isbot',
    'pg',
    'pg-copy-streams',
    'prom-client',
    'uuid',
    'zod',
  ],
};

/** @param {string} part */
const source = (part) => `^src/${part}/(?!.*\\.test\\.tsx?$)`;
/** @param {string[]} names */
const anyOf = (names) => (names.length ? `(${names.join('|')})` : '(?!)');

const partRules = Object.entries(arrows).flatMap(([part, targets]) => [
  {
    name: `${part}-arrows`,
    severity: 'error',
    comment: `${part} may import only ${targets.join(', ') || 'nothing of ours'}`,
    from: { path: source(part) },
    to: { path: '^(src|entrypoints|tests)/', pathNot: `^src/${anyOf([part, ...targets])}[/.]` },
  },
  {
    name: `${part}-packages`,
    severity: 'error',
    from: { path: source(part) },
    to: {
      dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'],
      pathNot: `node_modules/(@types/)?${anyOf(packages[part] ?? [])}(/|$)`,
    },
  },
]);

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...partRules,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'every-part-is-in-the-table',
      severity: 'error',
      from: { path: `^src/(?!${anyOf(Object.keys(arrows))}/)[^/]+/` },
      to: {},
    },
    {
      name: 'nothing-imports-an-entrypoint',
      severity: 'error',
      from: { path: '^(src|tests)/' },
      to: { path: '^entrypoints/' },
    },
    {
      name: 'the-page-carries-types-of-the-contract-only',
      severity: 'error',
      comment: "Zod never ships into a network's page",
      from: { path: '^src/(composer|networks|messaging|i18n|domain)/(?!.*\\.test\\.ts)' },
      to: { path: '^src/contract/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'only-the-page-touches-insertion',
      severity: 'error',
      comment:
        'networks/*.ts is data that the worker and the endpoint read; networks/insertion is code for the page',
      from: { path: '^src/(?!composer/|networks/insertion/)' },
      to: { path: '^src/networks/insertion/' },
    },
    {
      name: 'no-node-in-the-extension',
      severity: 'error',
      from: { path: '^src/(?!endpoint/)(?!.*\\.test\\.tsx?$)' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^#' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
