// Prints how many tests passed and failed, from vitest's JSON report: `N passed, N failed`.
// Exits with 1 where one failed, or none ran.
import { existsSync, readFileSync } from 'node:fs';

const [file = ''] = process.argv.slice(2);
const { testResults } = existsSync(file)
  ? JSON.parse(readFileSync(file, 'utf8'))
  : { testResults: [] };

const statuses = testResults.flatMap(({ status, assertionResults }) => {
  const tests = assertionResults.map((result) => result.status);
  // A file that cannot be loaded, or whose hooks fail, fails without a failing test.
  return status === 'failed' && !tests.includes('failed') ? [...tests, 'failed'] : tests;
});
const count = (...kinds) => statuses.filter((status) => kinds.includes(status)).length;
const passed = count('passed');
const failed = count('failed');
const skipped = statuses.length - passed - failed;

console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
