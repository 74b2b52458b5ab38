import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Unit tests sit beside their files; endpoint tests drive a real server on a real port. */
export default defineConfig({
  root,
  test: {
    projects: [
      {
        plugins: [await WxtVitest()],
        root,
        test: { name: 'unit', include: ['src/**/*.test.{ts,tsx}'], environment: 'node' },
      },
      {
        root,
        test: {
          name: 'endpoint',
          include: ['tests/endpoint/**/*.test.ts', 'tests/architecture/**/*.test.ts'],
          environment: 'node',
        },
      },
    ],
  },
});
