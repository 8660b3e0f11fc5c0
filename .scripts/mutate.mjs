// Changes the code of rules, methods and exact arithmetic in every small way, and tells which changes no test sees.
// `npm run mutate` takes the core; `npm run mutate robustness` what robustness rests on.
import { Stryker } from '@stryker-mutator/core';

const parts = {
  core: {
    mutate: ['src/methods/*.ts', 'src/base/fraction.ts', 'src/base/decimal.ts'],
    break: 90,
  },
  robustness: {
    mutate: [
      'src/methods/robustness/*.ts',
      'src/base/fewest-moves.ts',
      'src/base/integer-program.ts',
      'src/base/move-program.ts',
      'src/base/moves.ts',
    ],
    break: 0,
  },
};

const name = process.argv[2] ?? 'core';
const part = parts[name];
if (part === undefined) throw new Error(`there is no part ${name}; there are ${Object.keys(parts)}`);
process.env.MUTATE = name;
const stryker = new Stryker({
  mutate: part.mutate,
  testRunner: 'vitest',
  vitest: { configFile: '.scripts/vitest.mutate.config.ts', related: false },
  plugins: ['@stryker-mutator/vitest-runner'],
  reporters: ['clear-text', 'progress', 'json'],
  jsonReporter: { fileName: `node_modules/.cache/mutation-${name}.json` },
  clearTextReporter: { allowColor: false, logTests: false },
  // There is none of this name: the checker of Stryker 9 does not know TypeScript 7.
  tsconfigFile: 'none.json',
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 10_000,
  thresholds: { high: 95, low: 90, break: part.break },
  tempDirName: 'node_modules/.cache/stryker',
  ignorePatterns: ['dist', 'fixtures'],
});
await stryker.runMutationTest();
