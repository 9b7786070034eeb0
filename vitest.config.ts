import { defineConfig } from 'vitest/config';

const common = {
  passWithNoTests: false,
  // A golden file is written only by `npm run golden`: a missing one fails everywhere, not in CI alone.
  update: 'none',
  testTimeout: 20_000,
} as const;

export default defineConfig({
  test: {
    ...common,
    projects: [
      { test: { ...common, name: 'code', include: ['src/**/*.test.ts', 'web/src/**/*.test.ts'] } },
      // in a real browser, on the app as it is built
      {
        test: {
          ...common,
          name: 'app',
          include: ['web/e2e/*.test.ts'],
          globalSetup: 'web/e2e/setup.mjs',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
