import { describe, expect, test } from 'vitest';
import { tallied } from '../support/tallied.ts';

// A heading may have a million signs. A pattern that begins anew at each of them takes longer than a test may.
describe('a heading of very many signs is read', () => {
  test.each([
    ['question marks', '?', ''],
    ['stars', '*', ''],
    ['figures', '5', ''],
    ['spaces', ' ', ''],
    ['brackets', '[', ''],
    ['question marks behind "is"', '?', 'is member '],
  ])('%s', async (_, sign, before) => {
    const heading = `${before}a${sign.repeat(500_000)}!x`;
    const rows = ['yes,Ana,Bo', 'no,Bo,Ana', 'yes,Ana,Bo', 'yes,Ana,Bo'];
    const text = `Motion,${heading},b${heading}\n${rows.join('\n')}\n`;
    const done = await tallied({ ballots: [{ name: 'b.csv', text }] });
    expect(done.ok).toBe(true);
  });
});
