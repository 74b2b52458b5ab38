import { defineConfig } from 'wxt';

/** Hosts whose pages carry the loader; one entry per network file in src/networks. */
const networkHosts = ['https://www.linkedin.com/*', 'https://x.com/*'];

export default defineConfig({
  imports: false,
  srcDir: '.',
  publicDir: 'assets/public',
});
