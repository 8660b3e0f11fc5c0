import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type DiagnosticCode, diagnose } from '../../src/base/diagnostic.ts';
import type { DiagnosticArgs } from '../../src/base/diagnostic-codes.ts';
import { severities } from '../../src/base/severities.ts';
import { wordsOf } from '../../src/report/messages/diagnostics.ts';

/** The figures of each diagnostic, with every number `n`. */
const samples: { readonly [C in DiagnosticCode]: (n: number) => DiagnosticArgs[C] } = {
  'file.none': () => ({}),
  'file.stdin-twice': () => ({}),
  'file.unreadable': () => ({ reason: 'permission denied' }),
  'file.empty': () => ({}),
  'file.not-text': () => ({ what: 'zip' }),
  'file.no-workbook': () => ({ sheet: 'sheet' }),
  'file.no-sheet': (n) => ({ sheet: 'sheet', sheets: n }),
  'file.first-sheet': (n) => ({ sheet: 'sheet', sheets: n }),
  'file.western': () => ({}),
  'file.entities': (n) => ({ columns: n }),
  'file.too-many-texts': () => ({}),
  'csv.unclosed-quote': () => ({}),
  'csv.row-too-large': (n) => ({ limit: n }),
  'csv.cell-too-large': (n) => ({ limit: n }),
  'csv.too-many-columns': (n) => ({ limit: n }),
  'csv.nul': () => ({}),
  'files.headings-differ': (n) => ({ first: 'first', missing: n, extra: n }),
  'files.same': () => ({ first: 'first', second: 'second' }),
  'file.no-headings': () => ({}),
  'file.several-tables': () => ({}),
  'definition.unreadable': () => ({ reason: 'permission denied' }),
  'definition.syntax': (n) => ({
    problem: 'A problem.',
    ...(n === 1 && { slip: { kind: 'quotes', text: '> 60%' } }),
    ...(n === 2 && { slip: { kind: 'comment', text: 'Flat #2' } }),
  }),
  'definition.unknown-key': (n) => ({ key: 'closes', ...(n === 1 && { elsewhere: 'closes' }) }),
  'definition.value': (n) => ({
    key: 'closes',
    expected: 'int',
    ...(n === 1 && { missing: true }),
    ...(n === 2 && { meant: { kind: 'uncounted' } as const }),
  }),
  'definition.rule': (n) => ({ text: 'text', at: n, found: 'found', expected: 'base' }),
  'definition.two': () => ({ first: 'first', second: 'second' }),
  'column.unknown': (n) => ({ heading: 'heading', columns: n }),
  'column.ambiguous': () => ({ heading: 'heading', numbers: 'numbers' }),
  'column.two-roles': () => ({ heading: 'heading', first: 'first', second: 'second' }),
  'columns.not-counted': (n) => ({ columns: n }),
  'columns.may-weigh': (n) => ({ columns: n }),
  'columns.binding': () => ({ heading: 'heading' }),
  'columns.doubtful': (n) => ({ columns: n, kind: n === 1 ? 'answered' : 'private' }),
  'id.twice': () => ({ id: 'id' }),
  'contests.none': (n) => ({ columns: n, ...(n === 1 && { codes: 'codes' }) }),
  'contests.uncategorised': (n) => ({ contests: n }),
  'contests.apart': () => ({}),
  'options.uncategorised': (n) => ({ options: n }),
  'contest.unknown': () => ({ name: 'name' }),
  'contest.ambiguous': () => ({ name: 'name', ids: ['first', 'second'] }),
  'contest.no-column': () => ({ title: 'title' }),
  'contest.column-twice': () => ({ heading: 'heading' }),
  'contest.ranking': (n) => ({
    id: 'id',
    title: 'title',
    columns: n === 1 ? ['title'] : ['1', '2', '3', '4', '5'],
    ...(n > 1 && { seats: n }),
  }),
  'contest.no-ranking': (n) => ({
    id: 'id',
    title: 'title',
    columns: ['title'],
    method: n === 1 ? 'stv' : 'instant-runoff',
  }),
  'ranking.no-key': (n) => ({
    title: 'title',
    method: n === 1 ? 'stv' : 'instant-runoff',
    key: n < 3 ? 'rule' : 'writeIns',
  }),
  'contest.scores': (n) => ({
    ...(n !== 2 && { apart: n === 1 ? ('numbers' as const) : ('grades' as const) }),
    id: 'id',
    title: 'title',
    columns: n === 1 ? ['title'] : ['1', '2', '3', '4', '5'],
    spares: n !== 1,
    ...(n === 1 && { ranks: true as const, answers: [1, 2] }),
  }),
  'contest.no-scores': () => ({ title: 'title' }),
  'scores.no-key': (n) => ({ title: 'title', key: n === 1 ? 'rule' : n === 2 ? 'min' : 'bands' }),
  'scores.may-be-ranks': () => ({ title: 'title' }),
  'scores.range-inferred': (n) => ({
    title: 'title',
    range: '0 to 5',
    highest: 5,
    times: n,
  }),
  'marks.out-of-range': (n) => ({ title: 'title', ballots: n, range: '0 to 5' }),
  'contest.boxes': (n) => ({ id: 'id', title: 'title', columns: n }),
  'contests.ranked': () => ({ titles: ['First', 'Second', 'Third'] }),
  'contests.halved': (n) => ({ title: 'title', contests: n + 1 }),
  'contest.votes': (n) => ({ id: 'id', title: 'title', columns: n }),
  'options.some-columns': () => ({ title: 'title' }),
  'contest.binding': () => ({
    id: 'id',
    title: 'title',
    votes: [{ text: '+1 (binding)', meaning: 'yes', tag: 'binding' }],
  }),
  'contest.numbers': (n) => ({ titles: n === 1 ? ['title'] : ['first', 'second', 'third'] }),
  'contest.zero-one': () => ({ title: 'title' }),
  'contest.uncertain': () => ({ id: 'id', title: 'title', method: 'question' }),
  'contest.about-voter': () => ({ id: 'id', title: 'title', method: 'question' }),
  'contest.min-over-max': (n) => ({ min: n, max: n }),
  'contest.no-seats': () => ({ title: 'title' }),
  'contest.yes-no': () => ({ id: 'id', title: 'title', method: 'plurality' }),
  'contest.rule-in-title': (n) => ({
    id: 'id',
    title: 'title',
    method: n === 2 ? 'plurality' : 'question',
    words: 'two-thirds',
    meant: n === 2 ? 'majority' : '>= 2/3',
    ...(n === 1 && { rule: 'more than 1/2 of ballots' }),
  }),
  'contest.quota-in-title': () => ({ title: 'title', method: 'approval', words: 'two women' }),
  'contest.seats-in-title': (n) => ({
    id: 'id',
    title: 'title',
    words: 'elect two',
    seats: n,
    reads: n === 2 ? 'ranking' : 'choice',
  }),
  'contest.joined-options': (n) => ({
    id: 'id',
    title: 'title',
    option: 'Ann, Bo',
    separator: ', ',
    ballots: n,
  }),
  'marks.over-title': (n) => ({
    id: 'id',
    title: 'title',
    words: 'vote for two',
    most: 2,
    ballots: n,
  }),
  'contest.seats-unsaid': (n) => ({ id: 'id', title: 'title', ...(n > 1 && { seats: n }) }),
  'contest.one-seat': (n) => ({ method: 'question', seats: n }),
  'option.twice': () => ({ spelling: 'spelling' }),
  'word.twice': () => ({ word: 'word', meanings: ['yes', 'no'] }),
  'option.unknown': () => ({ title: 'title', option: 'option' }),
  'options.alike': (n) => ({ title: 'title', pairs: n }),
  'marks.unread': (n) => ({ title: 'title', ballots: n, reads: 'question' }),
  'marks.miscounted': (n) => ({
    title: 'title',
    ballots: n,
    reason: 'too-many',
    reads: 'choice',
    single: true,
  }),
  'marks.spoilt': (n) => ({ title: 'title', ballots: n, marked: n, reads: 'question' }),
  'category.too-many-positions': (n) => ({ limit: n }),
  'contest.too-many-options': (n) => ({ title: 'Chair', options: n + 1, limit: n }),
  'groups.too-many': (n) => ({ heading: 'Branch', groups: n + 1, limit: n }),
  'position.outside-category': () => ({ title: 'title', category: 'category' }),
  'category.empty': () => ({ title: 'title' }),
  'category.unknown': () => ({ name: 'name' }),
  'category.circular': () => ({ title: 'title' }),
  'conflict.not-question': () => ({ title: 'title' }),
  'conflict.not-member': () => ({ name: 'name' }),
  'contest.several-conditions': () => ({ title: 'title' }),
  'contest.circular': () => ({ title: 'title' }),
  'contest.key-unfit': () => ({ key: 'else', method: 'plurality' }),
  'rule.base-unknown': (n) => ({
    ...(n !== 1 && { title: 'title' }),
    of: n === 1 ? 'quorum' : 'rule',
    rule: 'rule',
    base: 'present',
  }),
  'rule.group-unknown': () => ({ heading: 'heading' }),
  'rule.veto': () => ({ title: 'title', limit: 'no veto' }),
  'groups.unfilled': (n) => ({ heading: 'heading', ballots: n }),
  'rule.groups-unnamed': (n) => ({ heading: 'heading', ballots: n }),
  'rule.near-share': (n) => ({
    title: 'title',
    rule: '66%',
    share: '2/3',
    votes: n,
    of: n + 1,
    met: n === 1,
  }),
  'rule.small-groups': (n) => ({ heading: 'heading', groups: n, smallest: 5 }),
  'ruling.nobody': () => ({}),
  'ruling.twice': () => ({}),
  'ruling.without-effect': (n) => ({ rows: n }),
  'ties.undecided': (n) => ({
    title: 'title',
    why: n === 1 ? 'casting' : n === 2 ? 'unlisted' : 'few',
  }),
  'ties.no-list': () => ({ title: 'title' }),
  'quorum.unreachable': (n) => ({ unit: 'heads', title: 'title', needed: n + 1, eligible: n }),
  'groups.unanimous': (n) => ({ groups: n, contests: n }),
  'weights.distinctive': (n) => ({ weights: n, smallest: 5 }),
  'present.exceeded': (n) => ({ unit: 'heads', title: 'title', present: n, ballots: n }),
  'zone.unknown': () => ({ zone: 'zone' }),
  'window.unreadable': () => ({ key: 'closes', text: 'text', reason: 'no-zone' }),
  'window.closes-first': () => ({ opens: 'opens', closes: 'closes' }),
  'window.no-stamps': () => ({}),
  'stamp.unread': () => ({ heading: 'heading' }),
  'stamp.ambiguous': () => ({ heading: 'heading', text: 'text', first: 'first', second: 'second' }),
  'stamp.mixed': () => ({ heading: 'heading', dayFirst: 'dayFirst', monthFirst: 'monthFirst' }),
  'stamp.no-zone': () => ({ heading: 'heading' }),
  'roll.nobody': (n) => ({
    rows: n,
    ballots: 'Token',
    roll: 'Email',
    file: 'roll.csv',
    why: n === 1 ? 'zeros' : 'unknown',
  }),
  'roll.malformed': (n) => ({ rows: n }),
  'roll.below': (n) => ({ rows: n }),
  'roll.totals': (n) => ({ rows: n }),
  'roll.no-id': (n) => ({ rows: n }),
  'roll.twice': (n) => ({ rows: n }),
  'roll.voting-unread': (n) => ({ rows: n }),
  'roll.weight-unread': (n) => ({ rows: n }),
  'roll.weight-unused': (n) => ({ heading: 'heading', file: 'roll.csv', byFlag: n === 1 }),
  'roll.standing-unused': (n) => ({ heading: 'heading', file: 'roll.csv', rows: n }),
  'roll.no-voter-column': (n) => (n === 1 ? {} : { heading: 'heading' }),
  'rows.set-aside': (n) => ({ reason: 'duplicate', rows: n, policy: 'last' }),
  'rows.all-malformed': (n) => ({ rows: n, quotes: 0 }),
  'file.unsplit': () => ({ by: 'unknown' }),
  'file.title': () => ({}),
  'file.totals': (n) => (n === 1 ? { form: 'one-side' } : {}),
  'file.poll-report': () => ({ polls: 'several' }),
  'file.transposed': () => ({ heading: 'Motion' }),
  'file.long-form': (n) => ({
    heading: 'heading',
    id: 'id',
    of: n === 1 ? 'options' : 'questions',
  }),
  'rows.other-width': (n) => ({ rows: n, cells: 5, headings: 2 }),
  'rows.empty': (n) => ({ rows: n }),
  'rows.sums': (n) => ({ rows: n }),
  'rows.called-test': (n) => ({ rows: n }),
  'duplicates.names': (n) => ({ names: n, ballots: 2 * n }),
  'rows.said-void': (n) => ({ heading: 'heading', rows: n, role: 'ignored' }),
  'voters.unidentified': (n) => ({ rows: n }),
  'voters.alike': (n) => ({ pairs: n, why: n === 1 ? 'letters' : 'cores' }),
  'voters.inferred': () => ({ heading: 'heading', basis: 'values' }),
  'duplicates.nobody': () => ({ policy: 'last' }),
  'duplicates.proxies': (n) => ({
    voters: n,
    heading: 'heading',
    why: n === 1 ? 'proxies' : 'people',
  }),
  'duplicates.refused': (n) => ({ voters: n, rows: n }),
  'duplicates.across-files': (n) => ({ voters: n, policy: 'last' }),
  'duplicates.by-row': (n) => ({ voters: n, policy: 'last', stamps: 'unread' }),
  'weights.grouped': (n) => ({
    heading: 'heading',
    text: 'text',
    ...(n === 1 && { roll: 'roll.csv' }),
  }),
  'weights.inferred': () => ({ heading: 'heading', others: ['other'] }),
  'weights.none': (n) => ({ rows: n }),
  'weights.transferred': (n) => ({ title: 'title', why: n === 1 ? 'parts' : 'large' }),
  'weights.too-large': (n) => ({ places: n }),
  'eligible.twice': () => ({}),
  'eligible.exceeded': (n) => ({ unit: n === 1 ? 'heads' : 'weight', eligible: n, counted: n }),
  'ballots.redacted': () => ({}),
  'redact.unlike': (n) => ({
    titles: ['title', 'other'],
    needs: n === 1 ? 'roll' : 'small-groups',
  }),
  'redact.groups-left-out': (n) => ({ headings: ['heading'], smallest: n }),
  'redact.options-aside': (n) => ({ options: n }),
  'redact.options-named': (n) => ({ options: n }),
  'redact.unique': (n) => ({ unique: n, ballots: n }),
  'receipts.no-voters': () => ({}),
  'receipts.short-key': (n) => ({ bytes: n, least: n }),
  'receipts.unnamed': (n) => ({ ballots: n }),
  'receipts.alike': (n) => ({ voters: n }),
};

/** Warnings that need no advice: what they tell is no fault. */
const plain: readonly string[] = ['rows.set-aside'];

/** Sentences with a limit of the program, which is never 1. */
const fixed = /larger than|more than 1 columns|can have|were asked for/;

function said<C extends DiagnosticCode>(code: C, n: number) {
  const make: (n: number) => DiagnosticArgs[C] = samples[code];
  return wordsOf(diagnose(code, make(n)));
}

const codes = Object.keys(severities).filter((code): code is DiagnosticCode => code in samples);

test('every diagnostic is here', () => {
  expect(codes).toEqual(Object.keys(severities));
});

describe.each(codes)('%s', (code) => {
  test.each([1, 2, 1234])('is one clear sentence, with %i', (n) => {
    const { message, hint } = said(code, n);
    expect(message).toMatch(/^["“A-Z0-9c].*[.:?]$/su);
    expect(`${message}${hint ?? ''}`).not.toMatch(/undefined|NaN|\[object|\$\{/);
    expect(hint === undefined).toBe(plain.includes(code));
    if (n === 1 && !fixed.test(message))
      expect(message).not.toMatch(
        /\b1 (ballots|rows|columns|voters|contests|pairs|cells|headings|were|are|have)\b/,
      );
  });
});

describe('a flag in a hint is taken by a shell as it stands', () => {
  const hintOf = (title: string) =>
    wordsOf(diagnose('contest.about-voter', { id: 'id', title, method: 'question' })).hint;

  test('a long title is whole', () => {
    const title = `Are you a member, ${'and have you paid your dues, '.repeat(5)}and for how long?`;
    expect(hintOf(title)).toContain(`--ignore "${title}"`);
  });

  test.each([
    ['Are you "paid-up"?', `'Are you "paid-up"?'`],
    ['Do you owe $5?', "'Do you owe $5?'"],
    ["Is it your sister's $5?", `'Is it your sister'\\''s $5?'`],
    ["Are you the owner's heir?", `"Are you the owner's heir?"`],
  ])('%s', (title, quoted) => {
    expect(hintOf(title)).toContain(`--ignore ${quoted}`);
  });
});

test('what a hint says of a definition is YAML as it stands, however long or odd the heading', () => {
  const heading = `Shares: "A" {${'held by the member, '.repeat(8)}} #1 \\ it's`;
  const file = 'all members: 2026, new.csv';
  const hints = [
    diagnose('roll.weight-unused', { heading, file, byFlag: false }),
    diagnose('roll.standing-unused', { heading, file, rows: 2 }),
    diagnose('stamp.ambiguous', { heading, text: '1/2/26', first: '1 Feb', second: '2 Jan' }),
  ].map((one) => wordsOf(one).hint ?? '');
  const keys = hints.flatMap((hint) =>
    [...hint.matchAll(/(?:roll|columns): \{.*?\}(?=\.( They may:| It does not:|$))/gu)].map(
      ([own]) => parse(own),
    ),
  );
  expect(keys).toEqual([
    { roll: { file, weight: heading } },
    { roll: { file, ignored: heading } },
    { roll: { file, voting: heading } },
    { roll: { file, ignored: heading } },
    { columns: { timestamp: { column: heading, order: 'dmy' } } },
  ]);
});
