import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    environment: 'node',
    pool: 'threads',
    // The default leaves one core to the main thread, which is half of a small machine.
    maxWorkers: '100%',
    testTimeout: 60_000,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      // The command line is tested as its users run it: built, in a process of its own.
      exclude: ['src/cli/**'],
      reporter: [['text', { skipFull: true }]],
      reportsDirectory: 'node_modules/.cache/coverage',
      thresholds: { lines: 90, branches: 85 },
    },
  },
});
