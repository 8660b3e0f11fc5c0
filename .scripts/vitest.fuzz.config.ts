import { defineConfig } from 'vitest/config';

// What .scripts/fuzz.mjs runs.
export default defineConfig({
  test: {
    include: ['tests/fuzz/*.fuzz.ts'],
    environment: 'node',
    pool: 'threads',
    maxWorkers: '100%',
    testTimeout: 20 * 60_000,
  },
});
