import { describe, expect, test } from 'vitest';
import {
  quotaInTitle,
  ruleInQuestion,
  ruleInTitle,
  seatsInTitle,
} from '../../src/election/title-terms.ts';
import type { Flags } from '../../src/index.ts';
import { reportOf, tallied } from '../support/tallied.ts';

describe('a share of the votes in a title', () => {
  test.each([
    ['Amend the constitution (two-thirds majority required)', '2/3'],
    ['Satzungsänderung (Zweidrittelmehrheit)', '2/3'],
    ['Satzungsänderung: 2/3-Mehrheit erforderlich', '2/3'],
    ['Modification des statuts (majorité des deux tiers)', '2/3'],
    ['Reforma (mayoría de dos tercios)', '2/3'],
    ['Statute ⅔ majority', '2/3'],
    ['Statute (two-thirds)', '2/3'],
    ['Statute (3/4 vote)', '3/4'],
    ['Bylaw change - requires 3/4 of votes cast', '3/4'],
    ['Motion B [needs 60%]', '60%'],
    ['Merger: 66,67 % required', '66.67%'],
    ['Threshold: 75%', '3/4'],
    ['Statute (passes with at least four fifths)', '80%'],
    ['Replace the lifts (special resolution - 75%)', '3/4'],
    ['Replace the lifts (special resolution, 2/3)', '2/3'],
    ['Replace the lifts (75%)', '3/4'],
    ['Zmiana statutu (większość dwóch trzecich)', '2/3'],
    ['Zmiana statutu - wymagana większością 3/4 głosów', '3/4'],
  ])('%s: %s', (title, share) => {
    expect(ruleInTitle(title)).toMatchObject({ share });
  });

  test.each([
    'two-thirds, zwei Drittel, deux tiers, dos tercios, due terzi, dois terços, twee derden',
    'två tredjedelar, to tredjedele, to tredeler, dwie trzecie, dwóch trzecich, ⅔, three quarters, three-fourths, ¾',
    'drei Viertel, trois quarts, tres cuartos, tre quarti, três quartos, drie kwart, tre fjärdedelar',
    'tre fjerdedele, three fifths, drei Fünftel, trois cinquièmes, tres quintos, tre quinti, ⅗',
    'trzy czwarte, trzech czwartych, trzech piątych, três quintos, four fifths, vier Fünftel, quatre cinquièmes, cuatro quintos, ⅘',
  ])('in any of the languages: %s', (line) => {
    const shares = line.split(', ').map((share) => ruleInTitle(`Statute (${share})`)?.share);
    expect(shares.filter((share) => /^([234]\/[345]|[68]0%)$/.test(share ?? ''))).toEqual(shares);
  });

  test.each([
    '%',
    'percent',
    'per cent',
    'Prozent',
    'pour cent',
    'por ciento',
    'por cento',
    'procent',
  ])('as 60 %s', (unit) => {
    expect(ruleInTitle(`Threshold: 60 ${unit}`)).toMatchObject({ share: '60%' });
  });

  test('may be one that is not named', () => {
    const words = 'supermajority';
    expect(ruleInTitle(`Dissolution: a ${words}`)).toEqual({ words, meant: 'two-thirds' });
  });

  test.each([
    ['Special resolution 2: a new name', 'special resolution', '>= 3/4'],
    [
      'Zmiana statutu (kwalifikowaną większością głosów)',
      'kwalifikowaną większością',
      'two-thirds',
    ],
  ])('nor has a share: %s', (title, words, meant) => {
    expect(ruleInTitle(title)).toEqual({ words, meant });
  });

  test.each([
    ['Merger (majority of all members)', 'majority of eligible'],
    ['Merger (absolute majority)', 'majority of eligible'],
    ['Auflösung: Mehrheit der Stimmberechtigten', 'majority of eligible'],
    ['Statuts (majorité des membres présents)', 'majority of present'],
    ['Merger: requires 2/3 of members present', '>= 2/3 of present'],
    ['Merger (two-thirds majority of the membership)', '>= 2/3 of eligible'],
    ['Merger (two-thirds majority of members voting)', '>= 2/3'],
    ['Merger: requires two-thirds of the members present and voting', '>= 2/3'],
    ['Merger (two-thirds majority of members who vote)', '>= 2/3'],
    ['Statuts (majorité des deux tiers des membres présents et votants)', '>= 2/3'],
    ['Merger: 60% of votes needed', '>= 60%'],
  ])('and who it is of, %s: %s', (title, meant) => {
    expect(ruleInQuestion(title)).toMatchObject({ meant });
  });

  test.each([
    'absolute majority, absolute Mehrheit, majorité absolue, mayoría absoluta, maggioranza assoluta',
    'maioria absoluta, volstrekte meerderheid, absolut majoritet, absolut flertal',
    'bezwzględna większość, bezwzględną większością',
  ])('an absolute majority in any of the languages: %s', (line) => {
    const rules = line.split(', ').map((words) => ruleInQuestion(`Merger (${words})`)?.meant);
    expect(new Set(rules)).toEqual(new Set(['majority of eligible']));
  });

  test.each([
    'Raise dues to 1.2%',
    'Raise dues (5%)',
    'Raise dues (60.5%)',
    'Resolution 75: a special day',
    'Abolish the majority leader of our members',
    'Give 2/3 of the surplus to charity',
    'Require 60% of profits to be reinvested',
    'Adopt a target of 75% renewables',
    'Motion 3: 50% + 1 majority',
    'Part 2/3: what needs work',
    'Petition (2/3)',
    'Budget 2026/27 (majority required)',
    'Bylaws of 1/2/2026, needed by the bank',
  ])('is none in: %s', (title) => {
    expect(ruleInQuestion(title)).toBeUndefined();
  });
});

describe('seats in a title', () => {
  test.each([
    ['Elect two auditors', 2],
    ['Board: vote for up to 3', 3],
    ['Board members (3 seats)', 3],
    ['Council (4 to be elected)', 4],
    ['Committee, four vacancies', 4],
    ['Delegates - max 4 names', 4],
    ['Wahl von zwei Kassenprüfern', 2],
    ['Vorstand (bis zu 3 Stimmen)', 3],
    ['Élire 3 membres', 3],
    ['Elegir hasta dos delegados', 2],
    ['Kies maximaal 2 kandidaten', 2],
    ['Eleggere tre revisori', 3],
    ['Which topics (select up to twelve)?', 12],
  ])('%s: %i', (title, seats) => {
    expect(seatsInTitle(title)).toMatchObject({ seats });
  });

  test.each([
    'Which of the two positions do you support?',
    'Choose 1',
    'Elect a 3-year trustee',
    'Elect 2/3 of the board',
    'Choose 12:30 or 14:00',
    'Pick 50% or more',
    'Elect 2 years of dues',
    'Elect the 2nd vice-chair',
    'Vote for 2026 logo',
    'Ward 3 seat',
    'President 2026',
    'Pick your favourite',
  ])('are none in: %s', (title) => {
    expect(seatsInTitle(title)).toBeUndefined();
    expect(quotaInTitle(title)).toBeUndefined();
  });
});

const ballots = (heading: string, cells: readonly string[]) =>
  `Token,"${heading}"\n${cells.map((cell, at) => `t${at},${cell}\n`).join('')}`;

async function read(heading: string, cells: readonly string[], flags: Flags = {}) {
  const input = { ballots: [{ name: 'b.csv', text: ballots(heading, cells) }], flags };
  const result = await tallied(input);
  const { contests } = await reportOf(input);
  const [contest] = contests;
  const outcome = contest?.status === 'active' ? contest.outcome : undefined;
  return { codes: result.ok ? result.warnings.map(({ code }) => code) : result.codes, outcome };
}

describe('a contest that is decided otherwise than its title says', () => {
  const motion = 'Amend (two-thirds majority)';
  const votes = ['Yes', 'Yes', 'Yes', 'No', 'No'];

  test('is told, until a rule is named for it or for all that is of this share', async () => {
    const told = ['contest.rule-in-title'];
    const plain = await read(motion, votes);
    expect(plain).toMatchObject({ codes: told, outcome: { kind: 'passed' } });
    const rules = (contest: string, rule: string) => ({ rules: new Map([[contest, rule]]) });
    const met = await read(motion, votes, rules('', '>= 2/3 of ballots'));
    expect(met).toMatchObject({ codes: [], outcome: { kind: 'not-passed' } });
    expect((await read(motion, votes, rules('', '>= 60%'))).codes).toEqual(told);
    const members = 'Merge (majority of members)';
    expect((await read(members, votes, rules('', 'majority'))).codes).toEqual(told);
    const all = { ...rules('', 'majority of eligible'), eligible: 9 };
    expect(await read(members, votes, all)).toMatchObject({
      codes: [],
      outcome: { kind: 'not-passed' },
    });
    const own = rules('amend-two-thirds-majority', 'majority');
    expect(await read(motion, votes, own)).toMatchObject({
      codes: [],
      outcome: { kind: 'passed' },
    });
  });

  test('is told where a choice that needs a majority went by most votes, until the method is named', async () => {
    const cells = ['Ann', 'Ann', 'Ann', 'Ann', 'Bo', 'Bo', 'Bo', 'Cy', 'Cy'];
    const heading = 'Chair (absolute majority)';
    const told = await read(heading, cells);
    expect(told).toMatchObject({
      codes: ['contest.rule-in-title'],
      outcome: { kind: 'elected' },
    });
    const flags = { methods: new Map([['', 'majority']]) };
    const named = await read(heading, cells, flags);
    expect(named).toMatchObject({ codes: [], outcome: { kind: 'runoff' } });
    expect((await read('Majority leader', cells)).codes).toEqual([]);
  });

  test('is told where one seat was filled, until the seats are named', async () => {
    const cells = ['Ann;Bo', 'Ann;Cy', 'Bo;Cy', 'Di;Ann', 'Bo;Di'];
    const heading = 'Elect two auditors';
    const told = await tallied({ ballots: [{ name: 'b.csv', text: ballots(heading, cells) }] });
    const warnings = told.ok ? told.warnings.map(({ code, message }) => [code, message]) : [];
    // Ann and Bo are tied: nobody was elected.
    expect(warnings).toEqual([
      [
        'contest.seats-in-title',
        '"Elect two auditors" says "elect two", and it was counted for one seat.',
      ],
    ]);
    for (const seats of [1, 2]) {
      const flags = { seats: new Map([['', seats]]) };
      expect((await read(heading, cells, flags)).codes).toEqual([]);
    }
    expect((await read('Hire two cooks?', votes)).codes).toEqual([]);
  });
});

describe('a quota in a title', () => {
  test.each([
    ['Elect three members (at least one woman)', 'at least one woman'],
    ['Council list: 3 seats, of which 2 women', 'of which 2 women'],
    ['Choose up to 3, including at least 1 woman', 'including at least 1 woman'],
    ['Committee (gender-balanced)', 'gender-balanced'],
    ['Vorstand: drei Plätze, davon mindestens eine Frau', 'davon mindestens eine frau'],
    ['Bureau: 4 sièges, dont deux femmes', 'dont deux femmes'],
    ['Board (2 seats reserved for students)', 'seats reserved for students'],
  ])('%s', (title, words) => {
    expect(quotaInTitle(title)).toBe(words);
  });

  test.each([
    'Woman of the year',
    'Elect three women',
    'Which young people should we support?',
    'Room to be reserved for students',
    'At least one meeting a month',
  ])('none in: %s', (title) => {
    expect(quotaInTitle(title)).toBeUndefined();
  });

  test('is told, and the most votes are elected; not of a motion', async () => {
    const cells = ['Tom;Piotr', 'Tom;Piotr', 'Tom;Piotr', 'Greta;Tom'];
    const heading = 'Elect two (at least one woman)';
    const flags = { seats: new Map([['', 2]]) };
    const told = await read(heading, cells, flags);
    expect(told).toMatchObject({
      codes: ['contest.quota-in-title'],
      outcome: { kind: 'elected', winners: ['tom', 'piotr'] },
    });
    const motion = 'Shall the board have at least one woman?';
    expect((await read(motion, ['Yes', 'Yes', 'No', 'Yes'])).codes).toEqual([]);
  });
});

describe('an option that elects nobody', () => {
  const cells = (name: string) => ['Ann', name, name, 'Bo', name];

  test.each([
    'None of the above',
    'Re-open nominations',
    'RON (Re-open Nominations)',
    'RON',
    'Ninguno de los anteriores',
    'Keiner der Kandidaten',
  ])('goes by the name of %s', async (name) => {
    const { outcome } = await read('Chair', cells(name));
    expect(outcome).toMatchObject({ kind: 'none-elected', winners: [] });
  });

  test.each(['Ron', 'Nona', 'None of your business'])('does not by that of %s', async (name) => {
    const { outcome } = await read('Chair', cells(name));
    expect(outcome).toMatchObject({ kind: 'elected' });
  });

  test('is somebody where all names are in capitals, or two could be it', async () => {
    const shouted = await read('Chair', ['ANN', 'RON', 'RON', 'BO', 'RON']);
    expect(shouted.outcome).toMatchObject({ kind: 'elected', winners: ['ron'] });
    const two = ['RON', 'Re-open nominations', 'RON', 'RON', 'Bo'];
    expect((await read('Chair', two)).outcome).toMatchObject({ kind: 'elected' });
  });
});

test('a title of a million characters is read in passing', () => {
  const long = '(needs 2/3 of the aaa '.repeat(50_000);
  expect(ruleInTitle(long)).toMatchObject({ share: '2/3' });
  for (const words of ['(2/3 ', '(a ', 'elect ', 'a'.repeat(1_000), 'two a ', 'up to two ']) {
    const title = words.repeat(1_000_000 / words.length);
    expect(ruleInTitle(title)).toBeUndefined();
    expect(seatsInTitle(title)).toBeUndefined();
  }
});
