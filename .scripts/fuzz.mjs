// Reads and counts random files, and holds what comes of them against csv-parse and against the accounting.
// `npm run fuzz` takes 200,000 cases from a fixed seed; `npm run fuzz -- CASES SEED` others. What is found is printed
// shrunk, with the seed and the path that bring it back.
import { startVitest } from 'vitest/node';

const [cases = '200000', seed = '1'] = process.argv.slice(2);
process.env.FUZZ_CASES = cases;
process.env.FUZZ_SEED = seed;
console.log(`${cases} cases, seed ${seed}`);
const vitest = await startVitest('test', [], {
  config: '.scripts/vitest.fuzz.config.ts',
  watch: false,
});
await vitest?.close();
