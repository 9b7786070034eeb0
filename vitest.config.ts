import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'web/src/**/*.test.ts'],
    passWithNoTests: false,
    // A golden file is written only by `npm run golden`: a missing one fails everywhere, not in CI alone.
    update: 'none',
    testTimeout: 20_000,
  },
});
