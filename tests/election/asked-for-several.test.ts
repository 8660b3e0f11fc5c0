import { describe, expect, test } from 'vitest';
import { reportOf } from '../support/tallied.ts';

/** Ballots as Google Forms has them, which writes a semicolon between boxes, with commas there. */
async function boardOf(title: string, cells: readonly string[]) {
  const rows = cells.map((cell, at) => `2026/11/01 9:0${at}:00 PM GMT+1,m${at},"${cell}"`);
  const text = [`Timestamp,Member ID,"${title}"`, ...rows].join('\n');
  const { contests } = await reportOf({ ballots: [{ name: 'b.csv', text }] });
  return contests[0];
}

const several = ['Ann, Bo', 'Bo, Cy', 'Ann', 'Ann, Cy', 'Bo'];

describe('boxes with another sign between them than the form writes', () => {
  test.each([
    'Vote for up to 3 board members',
    'Board (select all that apply)',
    'Vorstand (Mehrfachnennung möglich)',
  ])('%s', async (title) => {
    const board = await boardOf(title, several);
    expect(board?.method).toBe('approval');
    expect(board?.options.map(({ title: name, votes }) => [name, votes])).toEqual([
      ['Ann', 3],
      ['Bo', 3],
      ['Cy', 2],
    ]);
  });

  test('are single answers where nobody is asked for several', async () => {
    const board = await boardOf('Chair', several);
    expect([board?.method, board?.options.length]).toEqual(['plurality', 5]);
  });
});
