import { describe, expect, test } from 'vitest';
import type { Flags } from '../../src/index.ts';
import { tallied } from '../support/tallied.ts';

/** The warning of a code: its lines and its hint. */
async function told(code: string, lines: readonly string[], flags: Flags = {}, definition = '') {
  const ballots = [{ name: 'b.csv', text: `${lines.join('\n')}\n` }];
  const result = await tallied({ ballots, flags, ...(definition !== '' && { definition }) });
  if (!result.ok) throw new Error(result.codes.join(', '));
  const found = result.warnings.find((one) => one.code === code);
  return { lines: found?.places.map(({ line }) => line) ?? [], hint: found?.hint ?? '' };
}

describe('an id or a name that says "test"', () => {
  const code = 'rows.called-test';

  test.each([
    ['ids', ['Token,Vote', 'TEST,Yes', 'test-2,No', 'A1,No', 'A2,Yes', 'A3,No'], [2, 3]],
    ['names', ['Name,Vote', 'Ann,No', 'TEST PLEASE IGNORE,Yes', 'Bob,Yes'], [3]],
    ['addresses', ['Email,Vote', 'test@x.org,Yes', 'ann@test.org,No', 'bob@x.org,No'], [2]],
    ['no word of its own', ['Token,Vote', 'contest,Yes', 'A1,No', 'Testa,No', 'latest,No'], []],
    ['all of them', ['Token,Vote', 'TEST-1,Yes', 'TEST-2,No', 'TEST-3,No', 'A1,No'], []],
    ['no place', ['Address,Vote', '1 Test Road,Yes', '3 High Road,No', '5 Low Road,No'], []],
    [
      'no street of a unit',
      [
        'Unit owner,Vote',
        'Test Street 5,Yes',
        '1 Test Rd,No',
        'Test Valley Ltd,No',
        ...['Mill 3', 'Mill 4', 'Hill 1', 'Hill 2'].map((unit) => `${unit},Yes`),
      ],
      [],
    ],
    ['no surname', ['Name,Vote', 'Jon Tester,Yes', 'Ann Testa,No', 'Bob,No'], []],
    ['who says it alone', ['Name,Vote', 'tester 2,Yes', 'Ann Fox,No', 'Bob Lee,No'], [2]],
    ['no name', ['Token,Comments,Vote', 'A1,a test of patience,Yes', 'A2,,No', 'A3,,No'], []],
  ])('is told: %s', async (_, lines, wanted) => {
    expect((await told(code, lines)).lines).toEqual(wanted);
  });

  test('is told no more where a ruling sets it aside, or accepts it', async () => {
    const lines = ['Token,Vote', 'TEST,Yes', 'A1,No', 'A2,Yes'];
    for (const decision of ['set aside', 'accept']) {
      const ruling = `rulings: [{line: 2, decision: ${decision}, reason: r, by: b}]`;
      expect((await told(code, lines, {}, ruling)).lines).toEqual([]);
    }
  });
});

describe('a name on several ballots, where nothing else says who voted', () => {
  const code = 'duplicates.names';
  const lines = ['Name,Vote', 'Ann Lee,Yes', 'Bob Fox,No', 'ann lee ,Yes', 'Cat Ray,No'];

  test('is told with the flag that settles it', async () => {
    const found = await told(code, lines);
    expect(found.lines).toEqual([2, 4]);
    expect(found.hint).toContain('--voter "Name"');
    expect((await told(code, lines, { voter: 'Name' })).lines).toEqual([]);
    expect((await told(code, lines, { duplicates: 'keep' })).lines).toEqual([]);
  });

  test('is no word for nobody', async () => {
    const words = ['Anonymous', 'N/A', '-', 'none', 'anonym', 'anónimo', 'keine Angabe', '...'];
    const twice = words.flatMap((word) => [`${word},Yes`, `${word},No`]);
    const names = words.map((_, at) => `Voter ${String.fromCodePoint(65 + at)},Yes`);
    expect((await told(code, ['Name,Vote', ...names, ...twice])).lines).toEqual([]);
    const again = ['Name,Vote', ...twice, 'Ann,Yes', 'Bob,No', 'Cy,No', 'Ann,No'];
    expect((await told(code, again)).lines).toEqual([18, 21]);
  });

  test('nor is it the id of one voter', async () => {
    const lines = ['Token,Vote', 'none,Yes', 'none,No', 'anónimo,Yes', 'Anónimo,No', 'a1,Yes'];
    expect((await told('voters.unidentified', lines)).lines).toEqual([2, 3, 4, 5]);
    expect((await told('rows.set-aside', lines)).lines).toEqual([]);
  });

  test('is a first and a last name together', async () => {
    const both = ['First name,Last name,Vote', 'Ann,Lee,Yes', 'Ann,Fox,No', 'Cat,Ray,No'];
    expect((await told(code, [...both, 'Bo,Lee,No'])).lines).toEqual([]);
    expect((await told(code, [...both, 'Ann,Lee,No'])).lines).toEqual([2, 5]);
  });

  test('is no first name alone, and nothing beside an id', async () => {
    const first = ['First name,Vote', 'Ann,Yes', 'Ann,No', 'Bob,Yes', 'Cat,No'];
    expect((await told(code, first)).lines).toEqual([]);
    const id = ['Token,Name,Vote', '1,Ann,Yes', '2,Ann,No', '3,Bob,Yes', '4,Cat,No'];
    expect((await told(code, id)).lines).toEqual([]);
  });
});
