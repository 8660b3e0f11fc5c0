import fc from 'fast-check';
import { delimiters } from '../../src/csv/dialect.ts';
import { duplicatesPolicies, stampOrders } from '../../src/election/policies.ts';
import type { Flags } from '../../src/election/settings.ts';

const answers = ['Yes', 'No', 'yes ', 'Abstain', ''];
const stamps = ['2019-03-22 10:00', '2019-03-23 09:00:01', '2019-03-21 23:59'];
const people = ['a@x.org', 'B@x.org', 'c@x.org', 'T1', 't2', 'T3', ''];
const names = ['Ana', 'ana', 'Bo', 'Cy', 'Ana; Bo', ''];
const scores = ['0', '1', '3', '5', '5', '-', ''];
const boxes = ['', 'x', '1', '0', 'Yes', 'No'];

/** Headings that mean something to the reading of an export, some that do not, and what may stand below them. */
const columns: readonly (readonly [heading: string, cells: readonly string[]])[] = [
  ['Timestamp', stamps],
  ['Email Address', people],
  ['Token', people],
  ['ID', ['1', '2', '3']],
  ['Response ID', ['1', '2', '3']],
  ['Date submitted', [...stamps, '']],
  ['Last page', ['1', '2']],
  ['Respondent ID', ['1', '2', '3']],
  ['Finished', ['True', 'False']],
  ['Recorded Date', stamps],
  ['Status', ['IP Address', 'Survey Preview']],
  ['ballot_id', ['b1', 'b2']],
  ['precinct', ['', 'P1', 'P2']],
  ['Branch', ['North', 'South', '']],
  ['Weight', ['1', '2', '0.5']],
  ['Comments', ['', 'Well done', '=1+1']],
  ['Vote?', answers],
  ['Shall we adopt it?', answers],
  ['Chair', names],
  ['Which days? [Monday]', boxes],
  ['Which days? [Tuesday]', boxes],
  ['Which days? [Other]', ['', 'x', 'in winter']],
  ['Mayor!!Ana', ['0', '1', '']],
  ['Mayor!!Bo', ['0', '1', '']],
  ['Rate [Ana]', scores],
  ['Rate [Bo]', scores],
  ['Board 1st choice', names],
  ['Board 2nd choice', names],
  ['', ['', 'x']],
  ['__proto__', answers],
  ['constructor', names],
];

/** Cells that may stand anywhere, and some that are hard on a reader. */
const cells = [
  ...['Yes', 'No', 'yes ', 'Abstain', 'maybe', '', '-', 'n/a', 'overvote', 'undervote'],
  ...['0', '1', '2', '3', '5', '-1', '+1', '1.000', '0,5', '1e9', '999999999999999999'],
  ...['Ana', 'ana', 'Bo', 'Cy; Bo', 'Ana, Bo', 'Ana > Bo', 'Monday', 'True', 'False', 'x', 'Y'],
  ...['2019-03-22 10:00', '3/4/2019 9:00', '22.03.2019 10:00:00', '2019/03/24 3:05:12 PM GMT+1'],
  ...['a@x.org', 'b@x.org', 'T1', 't1', 'anonymous', '="3"', '=1+1', '@SUM(A1)', 'Total'],
  ...['{"ImportId":"QID1"}', 'Response', 'Survey Preview', '__proto__', 'constructor', '-oth-'],
  ...['a"b', 'a\nb', 'a,b', '\u202eabc', '\x1b[31m', '😀', 'e\u0301', '\u00a0'],
];

export interface AnyBallots {
  readonly text: string;
  readonly roll?: string;
  readonly flags: Flags;
}

const blow = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  put: fc.constantFrom('"', ',', ';', '\n', '\r\n', '\0', '\ufeff', 'x', ''),
  take: fc.nat(3),
});

function tableOf(delimiter: string): fc.Arbitrary<string> {
  const quote = (text: string) =>
    /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
  return fc
    .uniqueArray(fc.constantFrom(...columns), { minLength: 1, maxLength: 7 })
    .chain((chosen) => {
      const row = fc.tuple(
        ...chosen.map(([, own]) =>
          fc.oneof(
            { weight: 12, arbitrary: fc.constantFrom(...own) },
            { weight: 1, arbitrary: fc.constantFrom(...cells) },
          ),
        ),
      );
      return fc
        .array(row, { maxLength: 12 })
        .map((rows) =>
          [chosen.map(([heading]) => heading), ...rows]
            .map((cells) => `${cells.map(quote).join(delimiter)}\n`)
            .join(''),
        );
    });
}

const maybe = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: one });

const flags: fc.Arbitrary<Flags> = fc
  .record({
    duplicates: maybe(fc.constantFrom(...duplicatesPolicies)),
    stamps: maybe(fc.constantFrom(...stampOrders)),
    method: maybe(fc.constantFrom('question', 'plurality', 'majority', 'approval', 'score')),
    seats: maybe(fc.integer({ min: 1, max: 3 })),
    rule: maybe(fc.constantFrom('two-thirds', '> 60% of ballots', 'majority in each "Branch"')),
    quorum: maybe(fc.constantFrom('at least 3', '>= 25%')),
    eligible: maybe(fc.integer({ min: 0, max: 40 })),
    closes: maybe(fc.constantFrom('2019-03-22 12:00', '2019-03-23')),
    zone: maybe(fc.constantFrom('UTC', 'Europe/London')),
    contests: maybe(fc.subarray(['Vote?', 'Chair', '#2'], { minLength: 1 })),
  })
  .chain((flags) => fc.constantFrom('', 'Vote?', 'chair').map((contest) => ({ flags, contest })))
  .map(({ flags: { method, seats, rule, ...rest }, contest }) => ({
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
    ...(method !== undefined && { methods: new Map([['', method]]) }),
    ...(seats !== undefined && { seats: new Map([[contest, seats]]) }),
    ...(rule !== undefined && { rules: new Map([[contest, rule]]) }),
  }));

/** What somebody may hand to the program: exports of no tool in particular, whole or broken, with flags. */
export const anyBallots: fc.Arbitrary<AnyBallots> = fc
  .record({
    table: fc.constantFrom(...delimiters).chain(tableOf),
    blows: fc.oneof({ weight: 6, arbitrary: fc.constant([]) }, fc.array(blow, { maxLength: 3 })),
    roll: maybe(
      fc.uniqueArray(fc.constantFrom('a@x.org', 'B@x.org', 'T1', 't2', ''), { minLength: 1 }),
    ),
    flags,
  })
  .map(({ table, blows, roll, flags: given }) => {
    const letters = [...table];
    for (const { at, put, take } of blows)
      letters.splice(Math.floor(at * letters.length), take, put);
    return {
      text: letters.join(''),
      ...(roll && { roll: ['id', ...roll].join('\n') }),
      flags: given,
    };
  });
