import fc from 'fast-check';
import { test } from 'vitest';
import { broken, cutting, written } from '../support/hostile-csv.ts';
import { readsAsBroken, readsAsWritten } from '../support/reading-laws.ts';
import { settings } from './settings.ts';

test('well-formed tables are read as csv-parse reads them', async () => {
  await fc.assert(fc.asyncProperty(written(), cutting, readsAsWritten), settings(0.45));
});

test('broken tables are read as csv-parse reads them, or both refuse', async () => {
  await fc.assert(fc.asyncProperty(broken, cutting, readsAsBroken), settings(0.45));
});
