import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Some of the endpoint's tests start processes, which takes its time on a busy machine. */
const STARTS_PROCESSES_MS = 30_000;

/** Property tests count in thousands: what takes a second alone takes longer beside a browser's tests. */
const BUSY_MACHINE_MS = 30_000;

/** Unit tests sit beside their files; endpoint tests drive a real server on a real port. */
export default defineConfig({
  root,
  test: {
    projects: [
      {
        plugins: [await WxtVitest()],
        root,
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'tests/{bench,stage}/**/*.test.ts'],
          environment: 'node',
          testTimeout: BUSY_MACHINE_MS,
        },
      },
      {
        root,
        test: {
          name: 'endpoint',
          include: ['tests/endpoint/**/*.test.ts'],
          environment: 'node',
          testTimeout: STARTS_PROCESSES_MS,
        },
      },
      {
        root,
        test: {
          name: 'endpoint-postgres',
          include: ['tests/endpoint/**/*.test.ts'],
          // Asks no database.
          exclude: ['tests/endpoint/fuzz-schemas.test.ts'],
          environment: 'node',
          testTimeout: STARTS_PROCESSES_MS,
          env: { PORTEVOIX_TEST_ENGINE: 'postgres' },
          globalSetup: 'tests/endpoint/postgres-server.ts',
        },
      },
    ],
  },
});
