import { describe, expect, test } from 'vitest';
import { type Checked, reportOf, tallied } from '../support/tallied.ts';

type Warning = Extract<Checked, { ok: true }>['warnings'][number];

/** The lines that were set aside as totals, and those that were warned about. */
async function found(lines: readonly string[], definition?: string) {
  const ballots = [{ name: 'b.csv', text: `${lines.join('\n')}\n` }];
  const result = await tallied({ ballots, ...(definition !== undefined && { definition }) });
  if (!result.ok) throw new Error(result.codes.join(', '));
  const linesOf = (test: (one: Warning) => boolean) =>
    result.warnings.filter(test).flatMap(({ places }) => places.map(({ line }) => line));
  return {
    aside: linesOf((one) => one.code === 'rows.set-aside' && one.message.includes('of totals')),
    told: linesOf((one) => one.code === 'rows.sums'),
  };
}

const question = ['Name,Vote', 'Ann,yes', 'Bob,yes', 'Cat,no'];
const choice = ['Name,Vote', 'Ann,Ana', 'Bob,Ana', 'Cat,Bo'];
const column = ['Vote', 'Ana', 'Ana', 'Bo'];

describe('rows at the end that sum up those above', () => {
  test.each([
    ['a total with its noun', question, ['Total votes,3']],
    ['totals of the answers, and whoever voted', question, ['TOTAL YES,2', 'TOTAL NO,1']],
    ['answers with their numbers', question, ['Yes,2', 'No,1', 'Turnout,3']],
    ['answers with numbers of other rows', question, ['Votes for,7', 'No votes,3', 'Abstain,0']],
    ['candidates with their numbers', choice, ['Ana,2', 'Bo,1']],
    ['what came of it', question, ['Result,PASSED']],
    ['who won, with a colon', choice, ['Winner:,Ana']],
    ['who won, in a column', column, ['Winner: Ana']],
    ['numbers in a column', column, ['Ana: 2', 'Bo = 1', 'Total: 3', 'Turnout 3']],
    ['in one cell of several', choice, ['Total votes: 3,']],
    ['below an empty line', question, [',', 'Total votes:,3']],
    ['shares', question, ['Total,3', 'Percent,66.7%']],
    ['results of each side', question, ['Result yes,2', 'Result no,1']],
    [
      'in a column of its own',
      ['Name,Vote,', 'Ann,yes,', 'Bob,no,', 'Cat,yes,'],
      [',yes,2', ',no,1'],
    ],
    ['sums of figures above', ['Name,Shares,Vote', 'Ann,10,yes', 'Bob,25,no'], ['All votes,35,']],
    ['in other languages', question, ['Abgegebene Stimmen,3', 'Ergebnis:,angenommen']],
  ])('are set aside: %s', async (_, above, below) => {
    const lines = below.map((_, at) => above.length + 1 + at);
    expect(await found([...above, ...below])).toEqual({ aside: lines, told: [] });
  });

  test.each([
    ['a voter may be called Winner', choice, ['Winner,Ana']],
    ['a candidate may vote by a figure', choice, ['Ana,3']],
    ['a first cell is alone', question, ['Motion carried,']],
    ['a name of one letter', question, ['N,3']],
    ['a figure that is no sum', ['Name,Fun', 'Ann,4', 'Bob,3', 'Cat,5'], ['Total Wong,4']],
    [
      'a word for a share begins an option',
      ['Plan,Yes votes', 'Keep,10', 'Sell,20', 'Keep,20'],
      ['Share hall,50'],
    ],
    [
      'its answer is given as often, and others are not summed up',
      ['Approve?,Guests', 'No,', 'Yes,', 'Yes,', 'No,'],
      ['Yes,2'],
    ],
    [
      'who abstains fills what others left empty',
      ['Chair,Number', 'Ann,', 'Bob,', 'Ann,', 'Bob,'],
      ['Abstain,217'],
    ],
    ['an option begins with a total', ['Policy,Why', 'No ban,fair', 'No ban,'], ['Total ban,100%']],
    ['a film is called so', ['Film,Stars', 'Alien,4', 'Alien,3', 'Solaris,4'], ['Total Recall,3']],
    ['an answer like those above', ['Vote', 'Quorum: 2', 'None', 'None', 'None'], ['Quorum: 1']],
  ])('are counted and told where %s', async (_, above, below) => {
    expect(await found([...above, ...below])).toEqual({ aside: [], told: [above.length + 1] });
  });

  test.each([
    ['an option', ['Vote', 'Total ban', 'None', 'None'], ['Total freedom']],
    ['an option that others chose', ['Vote', 'Winner: Ana', 'Bo', 'Bo'], ['Winner: Ana']],
    ['a name', question, ['Total Recall,yes']],
    ['no name', ['Name,Vote,Shares', 'Ann,Ana,5', 'Bob,Ana,7'], [',Bo,10']],
    ['scores', ['Name,Fun', 'Ann,4', 'Bob,2', 'Cee,4'], ['Cat,3']],
    ['a ballot of yes and a figure', ['A,B', 'yes,no', 'no,no', 'yes,yes'], ['yes,2']],
    [
      'a word for a side beside figures that others gave',
      ['Roof,Fee', ',30', ',20', ',30', 'Yes,30', 'Abstain,20'],
      ['No,30'],
    ],
    ['above ballots', question, ['Total votes,3', 'Dan,no']],
  ])('are ballots without a word: %s', async (_, above, below) => {
    expect(await found([...above, ...below])).toEqual({ aside: [], told: [] });
  });

  test('are counted where a ruling accepts them, and told no more where one sets them aside', async () => {
    const rule = (decision: string) =>
      `rulings: [{line: 5, decision: ${decision}, reason: r, by: b}]`;
    expect(await found([...choice, 'Winner:,Ana'], rule('accept'))).toEqual({
      aside: [],
      told: [],
    });
    expect(await found([...choice, 'Winner,Ana'], rule('set aside'))).toEqual({
      aside: [],
      told: [],
    });
    const { accounting } = await reportOf({
      ballots: [{ name: 'b.csv', text: `${[...choice, 'Total votes,3'].join('\n')}\n` }],
      definition: rule('accept'),
    });
    expect(accounting).toMatchObject({ rows: 4, counted: 4, setAside: [] });
  });
});

test('notes below an empty line are no ballots, and totals above them are found', async () => {
  const key = ['', '1 = Yes', '2 = No', 'Tellers: A. Smith'];
  expect(await found([...question, ...key.map((line) => (line === '' ? '' : `${line},`))])).toEqual(
    {
      aside: [6, 7, 8],
      told: [],
    },
  );
  const sums = ['Total for,2', 'Total against,1'];
  expect(await found([...question, ...sums, '', 'Tellers: A. Smith,'])).toEqual({
    aside: [5, 6, 8],
    told: [],
  });
});

test('a name that stands above is none', async () => {
  const rows = ['Name,Vote', 'Dr. Ann Lee,yes', 'Bob,yes', 'Cat,no', '', 'Dr. Ann Lee,'];
  expect(await found(rows)).toEqual({ aside: [], told: [] });
});
