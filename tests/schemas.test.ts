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
