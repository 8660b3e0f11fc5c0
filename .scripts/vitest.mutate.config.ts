import { defineConfig } from 'vitest/config';

// What a mutant of the counting must not survive: the tests that run it without spawning the program.
export default defineConfig({
  test: {
    include: ['tests/base/**/*.test.ts', 'tests/methods/**/*.test.ts'],
    environment: 'node',
    pool: 'threads',
    testTimeout: 20_000,
  },
});
