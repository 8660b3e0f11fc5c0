import { defineConfig } from 'vitest/config';

// The tests against which .scripts/mutate.mjs holds the mutants of some files.
export default defineConfig({
  test: {
    include: (process.env.MUTATE_TESTS ?? '').split(','),
    environment: 'node',
    pool: 'threads',
    testTimeout: 20_000,
  },
});
