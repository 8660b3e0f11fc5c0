import { defineConfig } from 'vitest/config';

// What a mutant of the counting must not survive: the tests that run it without spawning the program.
// Robustness is mutated apart, for its tests try every way to change a ballot and take long.
const tests = {
  core: ['tests/base/**/*.test.ts', 'tests/methods/**/!(robustness-*|threshold).test.ts'],
  robustness: ['tests/base/fewest-moves.test.ts', 'tests/methods/robustness-*.test.ts'],
};

export default defineConfig({
  test: {
    include: process.env.MUTATE === 'robustness' ? tests.robustness : tests.core,
    environment: 'node',
    pool: 'threads',
    testTimeout: 20_000,
  },
});
