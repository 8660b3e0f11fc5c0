// A worker that holds mutants against tests. Each gets the code anew, so that nothing is left of the one before it.
import { createRequire } from 'node:module';
import { Script } from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';
import fc from 'fast-check';
import * as vitest from './vitest-here.mjs';

const { code, mutants, known, runs } = workerData;
const stryker = {};
globalThis.__stryker__ = stryker;
// A counter-example is enough; nobody looks at how small it can be.
fc.configureGlobal({ endOnFailure: true });

const load = createRequire(import.meta.url);
/**
 * As many examples as the part has time for, and of quick properties more: all that are asked for, as far as
 * they come in a tenth of a second. A mutant that survives takes all of them.
 */
const assert = (property, { numRuns = 100, ...rest } = {}) => {
  fc.assert(property, { ...rest, numRuns: Math.min(numRuns, runs) });
  if (numRuns > runs) fc.assert(property, { ...rest, numRuns, interruptAfterTimeLimit: 100 });
};
const given = { vitest, 'fast-check': { ...fc, assert } };
const script = new Script(`(function (require, module) {${code}\n})`, { filename: 'mutants.cjs' });

/** The tests, of which nothing has run yet. */
function declaredTests() {
  vitest.clear();
  script.runInThisContext()((name) => given[name] ?? load(name), { exports: {} });
  return [...vitest.declared];
}

/** How long each test takes, and which mutants it reaches how often; what is reached before any test is static. */
async function dryRun() {
  stryker.mutantCoverage = { static: {}, perTest: {} };
  const tests = [];
  for (const { name, run } of declaredTests()) {
    const at = tests.length;
    stryker.currentTestId = String(at + 1);
    const start = performance.now();
    try {
      await run();
    } catch (error) {
      throw new Error(`${name} fails without any change`, { cause: error });
    }
    tests.push({ at, took: performance.now() - start, reached: {} });
    stryker.currentTestId = undefined;
  }
  const { perTest, ...rest } = stryker.mutantCoverage;
  for (const test of tests) test.reached = perTest[String(test.at + 1)] ?? {};
  return { tests: tests.toSorted((a, b) => a.took - b.took), fixed: rest.static };
}

async function fate(id, { tests, fixed }) {
  const able = id in fixed ? tests : tests.filter(({ reached }) => id in reached);
  if (able.length === 0) return { status: 'unreached' };
  const hits = able.reduce((sum, { reached }) => sum + (reached[id] ?? 0), fixed[id] ?? 0);
  stryker.activeMutant = id;
  stryker.hitCount = 0;
  stryker.hitLimit = 10 * hits + 1000;
  try {
    const declared = declaredTests();
    for (const { at } of able) {
      if (declared[at] === undefined) return { status: 'killed', by: 'fewer tests' };
      try {
        await declared[at].run();
      } catch {
        return { status: 'killed', by: declared[at].name };
      }
    }
    return { status: 'survived' };
  } catch {
    return { status: 'killed', by: 'loading' };
  } finally {
    stryker.activeMutant = undefined;
    stryker.hitCount = undefined;
  }
}

const dry = known ?? (await dryRun());
parentPort.postMessage({ dry });
stryker.mutantCoverage = { static: {}, perTest: {} };
for (const id of mutants) parentPort.postMessage({ id, ...(await fate(id, dry)) });
