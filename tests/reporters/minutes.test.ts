import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { quorumSentence } from '../../src/report/messages/deciding.ts';
import { quorumMinutes } from '../../src/report/messages/minutes.ts';
import { minutes } from '../../src/reporters/minutes.ts';
import { expectationOf } from '../support/expectation.ts';
import { countFixture, fixtures } from '../support/fixture.ts';
import { tallied } from '../support/tallied.ts';

async function minutesOf(fixture: string): Promise<readonly string[]> {
  const result = await countFixture(fixture);
  if (!result.ok) throw new Error(`${fixture} is refused`);
  const text = minutes.render(result.value.report, { width: 80, unicode: true, color: 0 });
  expect(text.endsWith('.\n')).toBe(true);
  return text.trimEnd().split('\n\n');
}

const paragraphOn = async (fixture: string, title: string) =>
  (await minutesOf(fixture)).find((one) => one.includes(`"${title}"`));

const counted = readdirSync(fixtures)
  .filter((fixture) => expectationOf(fixture).exit === 0)
  .sort();

test.each(counted)(
  '%s: whole sentences, a paragraph a line, and every contest',
  async (fixture) => {
    const paragraphs = await minutesOf(fixture);
    const result = await countFixture(fixture);
    const { contests } = result.ok ? result.value.report : { contests: [] };
    const [, ...rest] = paragraphs;
    // Headings of sections have no full stop.
    const prose = rest.filter((paragraph) => paragraph.includes('. ') || paragraph.endsWith('.'));
    expect(prose.filter((paragraph) => !/[.?]$/.test(paragraph))).toEqual([]);
    expect(prose.filter((paragraph) => paragraph.includes('\n'))).toEqual([]);
    expect(prose.length).toBeGreaterThanOrEqual(contests.length + 4);
    // What the words are put together from leaves no gap.
    expect(paragraphs.filter((one) => /undefined|NaN| {2}|\.\.|, ,|\(\)| [.,;]/.test(one))).toEqual(
      [],
    );
  },
);

describe('the minutes say', () => {
  test('of rounds what came of each, and the votes of the last', async () => {
    expect(await paragraphOn('burlington-2009-mayor', 'Mayor')).toContain(
      'Round 1: Simpson is out. Round 2: Write-in is out. Round 3: Smith is out. Round 4: Montroll is out. Round 5: Kiss 4,313 (+1,332) and Wright 4,060 (+766) of 8,373 votes, 603 exhausted.',
    );
    expect(await paragraphOn('fife-2017-ward-22', 'Four councillors')).toContain(
      'The quota for 4 seats is 1,094 of 5,468 valid votes. Round 1: Graham is elected; the surplus of Graham, 567, goes on. Round 2: Cameron is out.',
    );
  });

  test('turnout, quorum and what was set aside', async () => {
    const [, turnout] = await minutesOf('quorum-not-met-by-one');
    expect(turnout).toBe(
      'Of 45 eligible voters 11 voted: a turnout of 24.44%. A quorum of 12 ballots (at least 1/4 of eligible) was required, and was not met: there were 11.',
    );
    const [, , rows] = await minutesOf('convention-2019');
    expect(rows).toContain(
      '496 rows: 487 count, and 9 were set aside (1 malformed, 3 after closing, 1 not on the roll and 4 replaced by a later ballot).',
    );
  });

  test.each([
    [
      'convention-2019',
      'Transition, then disband',
      '"Transition, then disband" passed. There were 261 votes in favour, 158 against, 28 abstentions and 40 blank ballots. A majority of 419 valid votes needs 210: the 261 in favour are 62.29%, 51 more than needed.',
    ],
    [
      'quorum-not-met-by-one',
      'Strike?',
      'On "Strike?" nothing was decided, for there was no quorum. There were 11 votes in favour and 0 against.',
    ],
    [
      'none-of-the-above-two-seats',
      'Committee',
      'In "Committee" Ana was elected. 1 seat stays unfilled. The votes were Ana 8, None of the above 5, Bo 3 and Cy 2. None of the above comes next, with 5 votes, and nobody below it is elected.',
    ],
    [
      'stv-reopen-nominations',
      'Delegates',
      'In "Delegates" Ada and Ben were elected. 1 seat stays unfilled. The first choices were Ada 6, RON 4, Cleo 2 and Ben 1. The quota for 3 seats is 4 of 13 valid votes. Round 1: Ada is elected; RON has a seat, which nobody takes; the surplus of Ada, 2, goes on. Round 2: Cleo is out. Round 3: Ben 4.99998 (+2) of 12.99998 votes, 8 of them with the 2 elected before, 0.00002 exhausted; Ben is elected.',
    ],
    [
      'one-voice-per-region',
      'Move the site?',
      '"Move the site?" passed. There were 9 votes in favour and 16 against. What the rule asks for: one voice per "Region": 3 for, 2 against (met).',
    ],
    [
      'tie-for-one-seat',
      'Chair',
      'In "Chair" Ana and Bo are tied for 1 seat. The votes were Ana 4, Bo 4 and Cy 2.',
    ],
  ])('of %s on %s', async (fixture, title, paragraph) => {
    expect(await paragraphOn(fixture, title)).toBe(paragraph);
  });

  test('a quorum by weight as no number of ballots', async () => {
    const [, opening] = await minutesOf('quorum-weighted');
    expect(opening).toContain(
      'A quorum of 666.67 votes on counted ballots (two-thirds of eligible) was required, and was met: there were 666.67.',
    );
  });

  test('those present by weight as votes, and no part of a voter', () => {
    const quorum = { counts: 'present', votes: 4, needed: 4.1, met: false } as const;
    const said = { rule: 'majority of eligible', sentence: '' };
    expect(quorumSentence({ ...quorum, unit: 'weight', clauses: [] })).toBe(
      'Quorum 4.1 votes present: not met with 4.',
    );
    expect(quorumMinutes({ ...quorum, ...said }, 'weight')).toContain('4.1 votes present');
  });

  test('what is worth a look, and nothing where nothing is', async () => {
    const text = 'Token,Lifts (special resolution - 75%)\nt1,Yes\nt2,Yes\nt3,No\n';
    const result = await tallied({ ballots: [{ name: 'b.csv', text }] });
    if (!result.ok) throw new Error('refused');
    const view = { width: 80, unicode: true, color: 0 } as const;
    expect(minutes.render(result.report, view)).toContain(
      '\n\nWorth a look before this is signed: "Lifts (special resolution - 75%)" speaks of "75%"',
    );
    expect((await minutesOf('unga-20')).join()).not.toContain('Worth a look');
  });

  test('what was withdrawn', async () => {
    expect(await paragraphOn('convention-2019', 'Suspend all activity until autumn')).toBe(
      '"Suspend all activity until autumn" was withdrawn: it counts in nothing; 80 ballots had marked it.',
    );
  });

  test('how a tie was broken', async () => {
    expect(await paragraphOn('tie-by-lot', 'Chair')).toContain(
      'The tie between Ana, Bo and Cy was broken by lot, lowest SHA-256 first',
    );
  });

  test('recorded rulings', async () => {
    expect((await minutesOf('rulings')).join('\n')).toContain(
      '2 rows set aside by a ruling (the ombudsperson): cast under pressure.',
    );
  });
});

test('a ranking of which the first choices were counted is said to be one', async () => {
  const text = 'Token,Ann,Bo,Cy\na,1,2,3\nb,2,1,3\nc,1,3,2\n';
  const flags = { methods: new Map([['candidates', 'plurality']]) };
  const done = await tallied({ ballots: [{ name: 'b.csv', text }], flags });
  if (!done.ok) throw new Error(done.codes.join());
  const shown = minutes.render(done.report, { width: 80, unicode: true, color: 0 });
  expect(shown).toContain('\n\n"Candidates": a ranking, of which the first choices count. Plural');
});
