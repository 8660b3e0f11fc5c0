// Changes the code of rules, methods and exact arithmetic in every small way, and tells which changes no test sees.
// Each file is held against the tests that are about it: they are quick, and what only a distant test sees is not tested.
// `npm run mutate` takes all parts, `npm run mutate NAME...` some. The score must be 90% over all parts that were taken.
import { Stryker } from '@stryker-mutator/core';

const methods = (...names) => names.map((name) => `src/methods/${name}.ts`);
const tested = (...names) => names.map((name) => `tests/methods/${name}.test.ts`);

const parts = {
  arithmetic: {
    mutate: ['src/base/fraction.ts', 'src/base/decimal.ts'],
    tests: ['tests/base/fraction.test.ts', 'tests/base/decimal.test.ts'],
  },
  rules: {
    mutate: methods(
      'rule',
      'rule-names',
      'rule-subject',
      'rule-tokens',
      'parse-rule',
      'print-rule',
    ),
    tests: tested('rule', 'rule-language'),
  },
  verdicts: {
    mutate: methods('evaluate', 'apply-rule', 'quorum', 'position', 'base', 'count', 'decide'),
    tests: tested('composed', 'quorum', 'position', 'decide', 'question'),
  },
  methods: {
    mutate: methods('seats', 'plurality', 'approval', 'majority', 'question', 'index'),
    tests: tested('plurality', 'approval', 'majority', 'question', 'ties', 'decide'),
  },
  ties: { mutate: methods('ties', 'same-outcome'), tests: tested('ties', 'same-outcome') },
  settling: { mutate: methods('settle'), tests: tested('settle') },
  counterfactuals: { mutate: methods('counterfactual'), tests: tested('counterfactual') },
  moves: {
    mutate: ['fewest-moves', 'integer-program', 'move-program', 'moves'].map(
      (name) => `src/base/${name}.ts`,
    ),
    tests: ['tests/base/fewest-moves.test.ts'],
  },
  robustness: {
    mutate: ['src/methods/robustness/*.ts'],
    tests: tested('robustness-margin', 'robustness-set-aside'),
  },
};

const least = 90;
const asked = process.argv.slice(2);
const names = asked.length === 0 ? Object.keys(parts) : asked;
const totals = { killed: 0, all: 0 };
for (const name of names) {
  const { mutate, tests } = parts[name] ?? {};
  if (mutate === undefined) throw new Error(`there is no part ${name}`);
  process.env.MUTATE_TESTS = tests.join(',');
  const results = await new Stryker({
    mutate,
    testRunner: 'vitest',
    vitest: { configFile: '.scripts/vitest.mutate.config.ts', related: false },
    plugins: ['@stryker-mutator/vitest-runner'],
    reporters: ['clear-text', 'json'],
    jsonReporter: { fileName: `node_modules/.cache/mutation-${name}.json` },
    clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
    // There is none of this name: the checker of Stryker 9 does not know TypeScript 7.
    tsconfigFile: 'none.json',
    coverageAnalysis: 'perTest',
    concurrency: 2,
    timeoutMS: 10_000,
    tempDirName: 'node_modules/.cache/stryker',
    ignorePatterns: ['dist', 'fixtures'],
  }).runMutationTest();
  const killed = results.filter(({ status }) => status === 'Killed' || status === 'Timeout').length;
  const all = results.filter(
    ({ status }) => status !== 'Ignored' && status !== 'CompileError',
  ).length;
  totals.killed += killed;
  totals.all += all;
  console.log(`${name}: ${killed} of ${all} mutants killed, ${((100 * killed) / all).toFixed(1)}%`);
}
const score = (100 * totals.killed) / totals.all;
console.log(`${totals.killed} of ${totals.all} mutants killed, ${score.toFixed(1)}%`);
if (score < least) process.exitCode = 1;
