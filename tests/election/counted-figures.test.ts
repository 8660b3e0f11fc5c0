import { describe, expect, test } from 'vitest';
import { tally } from '../../src/index.ts';
import { tallied } from '../support/tallied.ts';

async function checkedOf(lines: readonly string[], definition?: string) {
  const ballots = [{ name: 'b.csv', text: `${lines.join('\n')}\n` }];
  return tallied({ ballots, ...(definition !== undefined && { definition }) });
}

async function refusalOf(lines: readonly string[], definition?: string) {
  const checked = await checkedOf(lines, definition);
  return checked.ok ? [] : checked.codes;
}

describe('results that were counted already are no ballots', () => {
  test.each([
    ['answers by branch', ['Branch,Vote,Count', 'N,Yes,23', 'N,No,17', 'S,Yes,11', 'S,No,29']],
    [
      'answers by question',
      ['Question,Answer,Number of responses', 'A?,Yes,3', 'A?,No,2', 'B?,Yes,4'],
    ],
    ['a question named once', ['Question,Answer,Count', 'A?,Yes,3', ',No,2', 'B?,Yes,4', ',No,1']],
    [
      'with shares',
      ['Question,Response,Count,Percent', 'A?,Yes,3,60%', 'A?,No,2,40%', 'B?,Yes,5,100%'],
    ],
    ['shares alone', ['Answer,Percent', 'Yes,57.5%', 'No,42.5%']],
    ['candidates by ward', ['Ward,Candidate,Votes', 'N,Ana,3', 'N,Bo,2', 'S,Ana,1', 'S,Bo,4']],
    ['answers', ['Answer,Count', 'Yes,1200', 'No,17']],
    ['thousands', ['Candidate,Votes', 'Ana,"1,200"', 'Bo,800']],
    [
      'of SurveyMonkey',
      ['Answer Choices,Responses,', 'Yes,57.5%,23', 'No,42.5%,17', ',Answered,40'],
    ],
    ['resolutions', ['Resolution,For,Against,Abstain', 'Budget,23,17,2', 'Dues,11,29,2']],
    ['wards', ['Ward,Electors,Yes,No', 'North,120,60,1', 'South,140,50,0']],
    ['votes for each side', ['Branch,Yes votes,No votes,Spoiled', 'N,23,17,1', 'S,11,29,0']],
    ['numbers of votes', ['Branch,No. of yes votes,No. of no votes', 'N,23,17', 'S,11,29']],
    ['one row', ['Yes,No,Abstain', '23,17,2']],
    ['names that were elected', ['Name,Number of votes,Elected?', 'Ana,3,Yes', 'Bo,2,No']],
    ['candidates beside a question', ['Candidate,Number of votes,Motion', 'Ana,3,Yes', 'Bo,2,No']],
    ['names beside an empty question', ['Name,Number of votes,Motion', 'Ana,3,', 'Bo,2,']],
    ['two figures of names', ['Name,Number of votes,Count,Motion', 'Ana,3,4,Yes', 'Bo,2,1,No']],
  ])('%s', async (_, lines) => {
    expect(await refusalOf(lines)).toEqual(['file.totals']);
  });

  test('figures of which each row has one under yes or no may be weights', async () => {
    const result = await tally({
      ballots: [{ name: 'b.csv', text: 'Member,Yes,No\n1,60,\n2,,30\n' }],
    });
    const [problem] = result.ok ? [] : result.problems;
    expect(problem?.message).toContain('the weights of ballots');
  });
});

test.each([
  ['Motion 1 For', 'Motion 1 Against'],
  ['Motion 1 - For', 'Motion 1 - Against'],
  ['Motion 1 (For)', 'Motion 1 (Against)'],
  ['Levy: Yes', 'Levy: No'],
])('figures for and against each thing are results: %s', async (yes, no) => {
  const rows = ['N,12,5', 'S,9,14', 'E,3,0'];
  expect(await refusalOf([`Branch,${yes},${no}`, ...rows])).toContain('file.totals');
  // Figures for one thing and against another are none.
  expect(await refusalOf([`Branch,${yes},Gate ${no}`, ...rows])).not.toContain('file.totals');
});

test.each([':', '(', ' :', ') '])(
  'a heading with very many signs comes to an end: %j',
  async (sign) => {
    const heading = `Motion${sign.repeat(200_000)}`;
    const lines = [`Branch,${heading}Yes,${heading}No`, 'N,12,5', 'S,9,14', 'E,3,0'];
    expect(await refusalOf(lines)).toContain('file.totals');
  },
);

describe('ballots that look like results are counted', () => {
  test.each([
    ['weights under votes', ['Member,Votes,Lease', 'a1,3,yes', 'a2,2,no', 'a3,1,yes']],
    ['names with weights', ['Name,Number of votes,Shall we paint?', 'Ana,3,Yes', 'Bo,2,No']],
    ['names and places', ['Name,Address,Number of votes,Question', 'Ana,1 Hill,3,Yes', 'Bo,,2,No']],
    ['of two voters', ['Member,Vote,Votes', 'a1,yes,3', 'a2,no,2']],
    ['papers of two classes', ['No.,Class,Vote', '1,A,yes', '2,A,no', '3,B,yes', '4,B,no']],
    ['a grid of boxes', ['Member,Days For,Days Against', 'a1,1,', 'a2,,1', 'a3,1,']],
    ['boxes of ones', ['Member,Yes,No', 'a1,1,', 'a2,,1', 'a3,1,']],
    ['ranks of yes, no and another', ['Id,Yes,No,Later', 'a,1,3,2', 'b,3,1,2', 'c,2,3,1']],
    ['boxes with the number of their column', ['Member,Yes,No', 'a1,1,', 'a2,,2', 'a3,1,']],
  ])('%s', async (_, lines) => {
    expect(await refusalOf(lines)).not.toContain('file.totals');
  });

  test('where the definition names their weights', async () => {
    const lines = ['Branch,Vote,Count', 'N,Yes,23', 'N,No,17', 'S,Yes,11', 'S,No,29'];
    const checked = await checkedOf(lines, 'columns: {weight: Count}\n');
    if (!checked.ok) throw new Error(checked.codes.join());
    const [vote] = checked.report.contests;
    expect(vote).toMatchObject({ title: 'Vote', options: [{ votes: 34 }, { votes: 46 }] });
  });

  test('a column of no beside one of yes is no number of the paper', async () => {
    const checked = await checkedOf([
      'Member,Yes,No',
      'a1,60 votes,',
      'a2,,30 votes',
      'a3,2 votes,',
    ]);
    if (!checked.ok) throw new Error(checked.codes.join());
    expect(checked.report.contests.map(({ title }) => title)).toEqual(['Yes', 'No']);
  });
});
