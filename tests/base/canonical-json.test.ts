import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../src/base/canonical-json.ts';

test('keys are in order of code units, at every depth, without white space', () => {
  const value = { b: [3, { z: 1, a: 2 }], a: { é: 1, z: 2, Z: 3 }, 10: 'x', 9: 'y' };
  expect(canonicalJson(value)).toBe(
    '{"10":"x","9":"y","a":{"Z":3,"z":2,"é":1},"b":[3,{"a":2,"z":1}]}',
  );
});

test('what JSON cannot hold is left out of objects and null elsewhere', () => {
  expect(canonicalJson({ a: undefined, b: null })).toBe('{"b":null}');
  expect(canonicalJson([undefined, Number.NaN])).toBe('[null,null]');
  expect(canonicalJson(undefined)).toBe('null');
});

test('a key is only text', () => {
  const value: unknown = JSON.parse('{"b":1,"__proto__":{"y":1,"x":2},"a\\"":3}');
  expect(canonicalJson(value)).toBe('{"__proto__":{"x":2,"y":1},"a\\"":3,"b":1}');
});

test('it is JSON of the same value, and a second time the same bytes', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3, stringUnit: 'grapheme' }), (value) => {
      const text = canonicalJson(value);
      const back: unknown = JSON.parse(text);
      expect(back).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(back)).toBe(text);
    }),
    { seed: 5 },
  );
});

test('the order in which keys were written is of no account', () => {
  const entries = fc.uniqueArray(fc.tuple(fc.string(), fc.nat(9)), { selector: ([key]) => key });
  fc.assert(
    fc.property(entries, (pairs) => {
      const reversed = Object.fromEntries(pairs.toReversed());
      expect(canonicalJson(reversed)).toBe(canonicalJson(Object.fromEntries(pairs)));
    }),
    { seed: 6 },
  );
});
