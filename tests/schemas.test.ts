import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { definitionVocabulary } from '../src/methods/definition-vocabulary.ts';
import { jsonSchemas } from '../src/report/json-schemas.ts';

const folder = join(import.meta.dirname, '../src/schema');
const schemas = jsonSchemas(definitionVocabulary);

test.each(['definition', 'report', 'diagnostics'] as const)(
  '%s.schema.json is what npm run update makes of the zod schema',
  (name) => {
    const path = join(folder, `${name}.schema.json`);
    const made = `${JSON.stringify(schemas[name], null, 2)}\n`;
    if (process.env.UPDATE === '1') writeFileSync(path, made);
    expect(readFileSync(path, 'utf8')).toBe(made);
  },
);

// Many validators know no classes such as \p{L}, Python's among them, and fail on the whole schema.
test('patterns are such as every validator reads, and refuse no id that a definition may have', () => {
  const patterns = JSON.stringify(schemas).match(/"pattern":"(?:[^"\\]|\\.)*"/g) ?? [];
  expect(patterns.length).toBeGreaterThan(0);
  expect(patterns.filter((pattern) => pattern.includes('\\p{'))).toEqual([]);
  const { contests } = JSON.parse(JSON.stringify(schemas.definition)).properties;
  const id = new RegExp(contests.items.properties.id.pattern);
  const unicode = new RegExp(id.source, 'u');
  for (const good of ['p01', 'über-uns', '東京.1', '7_a'])
    expect([good, id.test(good), unicode.test(good)]).toEqual([good, true, true]);
  for (const bad of ['', '-a', 'a b', 'a:b', 'a/b', 'a"', '[a]', '{a', '^'])
    expect([bad, id.test(bad), unicode.test(bad)]).toEqual([bad, false, false]);
});
