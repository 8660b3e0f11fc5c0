// What the tests of rules and methods use of Vitest, run in this process: a mutant takes milliseconds so, not seconds.
import { format } from 'node:util';
import { JestAsymmetricMatchers, JestChaiExpect } from '@vitest/expect';
import * as chai from 'chai';

chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);

export const { expect } = chai;

/** The tests that were declared since the last `clear`, in their order. */
export const declared = [];
const path = [];

export function clear() {
  declared.length = 0;
  path.length = 0;
}

export function test(name, run) {
  declared.push({ name: [...path, name].join(' > '), run });
}

export function describe(name, declare) {
  path.push(name);
  declare();
  path.pop();
}

test.each = eachOf(test);
describe.each = eachOf(describe);

function eachOf(declare) {
  return (rows) => (name, run) => {
    rows.forEach((row, at) => {
      const values = Array.isArray(row) ? row : [row];
      declare(`${format(name, ...values)} #${at}`, () => run(...values));
    });
  };
}

const answers = new Map();

/** What a naive function answers is the same for every mutant of what it is compared with, and is worked out once. */
export function remembered(naive) {
  return (...args) => {
    const key = naive.name + JSON.stringify(args);
    if (!answers.has(key)) answers.set(key, naive(...args));
    return answers.get(key);
  };
}
