import { readFile } from 'node:fs/promises';
import { transform } from 'lightningcss';
import type { Plugin } from 'vite';
import { defineConfig } from 'wxt';
import { networks } from './src/networks/registry.ts';

/** Pages that carry the loader: those of the networks, and no others. */
const networkPages = networks.flatMap((network) => network.matches);

/** Extension pages load nothing from outside and talk to the company's endpoint only (http: this machine's own). */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  'connect-src https: http://127.0.0.1:* http://localhost:*',
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
].join('; ');

/** Scripts that run in a network's page, where every byte is a guest's luggage. */
const pageScripts = new Set(['loader', 'composer', 'picker', 'stranger']);

/**
 * Takes out of a page's script what people and the worker read and no page does: the day on which a selector was seen,
 * and that it is a guess.
 */
const withoutRemarks: Plugin = {
  name: 'without-remarks',
  enforce: 'pre',
  // Our data has no getters: what a script does not use of it may go.
  config: () => ({ build: { rolldownOptions: { treeshake: { propertyReadSideEffects: false } } } }),
  transform: {
    filter: { id: /\/src\/networks\/[a-z]+\.ts$/ },
    handler: (code) => ({
      code: code.replaceAll(/,\s*(seen: '\d{4}-\d{2}-\d{2}'|guess: true)/g, ''),
      map: null,
    }),
  },
};

/**
 * Starts a page's script by calling its one function, without the half kilobyte in which WXT tells a console of a start that
 * failed, and without the definition around it.
 */
const withoutWrapper: Plugin = {
  name: 'without-wrapper',
  enforce: 'pre',
  transform: {
    filter: { id: [/virtual:wxt-unlisted-script-entrypoint/, /\/entrypoints\/[a-z]+\.ts$/] },
    handler(code) {
      const [importStart] = code.match(/^import definition from .+$/m) ?? [];
      const [, start] = code.match(/^export default defineUnlistedScript\((\w+)\);$/m) ?? [];
      if (importStart) return { code: `${importStart}\ndefinition();`, map: null };
      if (!start) throw new Error('WXT wraps unlisted scripts in another way now.');
      return { code: code.replace(`defineUnlistedScript(${start})`, start), map: null };
    },
  },
};

/** A stylesheet as the string that a closed shadow root takes, minified; Vite's own `?inline` needs a page around it. */
const inlineStyles: Plugin = {
  name: 'inline-styles',
  enforce: 'pre',
  async resolveId(source, importer) {
    if (!source.endsWith('.css?inline')) return null;
    const found = await this.resolve(source.replace('?inline', ''), importer, { skipSelf: true });
    return found && `\0style:${found.id.replace(/css$/, '')}`;
  },
  async load(id) {
    if (!id.startsWith('\0style:')) return null;
    const filename = `${id.slice('\0style:'.length)}css`;
    this.addWatchFile(filename);
    const { code } = transform({ filename, code: await readFile(filename), minify: true });
    return `export default ${JSON.stringify(code.toString())}`;
  },
};

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  srcDir: '.',
  publicDir: 'assets/public',
  outDir: '.output',
  vite: () => ({
    build: { target: 'es2023' },
    plugins: [inlineStyles],
  }),
  hooks: {
    'vite:build:extendConfig': (entrypoints, config) => {
      if (entrypoints.some(({ name }) => pageScripts.has(name))) {
        config.plugins = [...(config.plugins ?? []), withoutRemarks, withoutWrapper];
      }
    },
  },
  manifest: ({ browser, command }) => ({
    name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    default_locale: 'en',
    permissions: ['alarms', 'contextMenus', 'scripting', 'storage', 'unlimitedStorage'],
    commands: {
      insert: {
        suggested_key: { default: 'Alt+Shift+V' },
        description: '__MSG_commandInsert__',
      },
    },
    host_permissions: networkPages,
    // The loader is named here, not as a WXT content script: WXT's wrapper would announce itself to
    // the page in an event that carries the extension's id. See src/README.md, decision 1.
    content_scripts: [{ matches: networkPages, js: ['loader.js'], run_at: 'document_idle' }],
    ...(command === 'build' && { content_security_policy: { extension_pages: pagePolicy } }),
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'portevoix@portevoix.example',
              strict_min_version: '142.0',
              data_collection_permissions: {
                required: ['none'],
                optional: ['websiteActivity'],
              },
            },
          },
        }
      : {
          // The first one whose WebCrypto has Ed25519, which the approved content is signed with.
          minimum_chrome_version: '137',
          externally_connectable: { ids: [] },
          storage: { managed_schema: 'managed-policy.json' },
        }),
  }),
});
