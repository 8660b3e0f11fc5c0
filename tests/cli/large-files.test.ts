import { expect, test } from 'vitest';
import { folderWith, tally } from './run-tally.ts';

/** Each text of a million would take some 40 bytes of the heap; of 24 MB the program itself takes half. */
const smallHeap = { NODE_OPTIONS: '--max-old-space-size=24' };

const iso = (at: number) => new Date(1.5e12 + at * 1e3).toISOString();
const google = (at: number) =>
  `${iso(at).slice(0, 10).replaceAll('-', '/')} ${1 + (at % 12)}${iso(at).slice(13, 19)} ${at % 24 < 12 ? 'AM' : 'PM'} GMT+1`;

test.each([
  ['ids', 'Voter ID', (at: number) => `v${at * 7}`],
  [
    'ids in capital and small letters',
    'Voter ID',
    (at: number) => `${at % 2 ? 'v' : 'V'}${at * 7}`,
  ],
  ['times', 'Timestamp', (at: number) => iso(at).slice(0, 19)],
  ['times with a zone', 'Timestamp', (at: number) => iso(at)],
  ['times of Google Forms', 'Timestamp', google],
  ['names', 'Your name', (at: number) => `Ann ${at * 7}`],
])('%s of a million rows stay bytes, and the heap small', (_, heading, cell) => {
  const rows = Array.from(
    { length: 1_000_000 },
    (_, at) => `${cell(at)},${at % 3 ? 'Yes' : 'No'}\n`,
  );
  const folder = folderWith({ 'ballots.csv': `${heading},Adopt?\n${rows.join('')}` });
  const { code, out, err } = tally(['ballots.csv'], { cwd: folder, env: smallHeap });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('1,000,000  ballots counted');
});

test('ids of a million rows stay bytes where two of them were written for a web page, and these are one voter', () => {
  const rows = Array.from({ length: 1_000_000 }, (_, at) => `v${at * 7},Yes\n`);
  rows[700_000] = 'Bo &amp; Co,Yes\n';
  rows[999_999] = 'Bo & Co,No\n';
  const folder = folderWith({ 'ballots.csv': `Voter ID,Adopt?\n${rows.join('')}` });
  const { code, out, err } = tally(['ballots.csv'], { cwd: folder, env: smallHeap });
  expect(code).toBe(0);
  expect(err).toContain('[file.entities]');
  expect(out).toContain('999,999  ballots counted');
});

test('ticked boxes of 40, of which nearly each ballot has others, take little more than their marks', () => {
  let random = 7;
  const ticked = () => {
    random = (Math.imul(random, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return random >> 16 < 0x7fff / 3;
  };
  const names = Array.from({ length: 40 }, (_, at) => `Candidate ${at + 1}`);
  const rows = Array.from(
    { length: 100_000 },
    (_, at) => `v${at},"${names.filter(ticked).join(', ')}"\n`,
  );
  const folder = folderWith({ 'ballots.csv': `Voter ID,Board\n${rows.join('')}` });
  const votes = rows.filter((row) => row.includes('Candidate 40')).length;
  const { code, out } = tally(['ballots.csv'], {
    cwd: folder,
    env: { NODE_OPTIONS: '--max-old-space-size=64' },
  });
  expect(code).toBe(0);
  expect(out).toContain('100,000  ballots counted');
  expect(out).toMatch(new RegExp(`Candidate 40 .* ${votes.toLocaleString('en')} `));
});

test('a column of more groups than fit into memory is refused', () => {
  const rows = Array.from({ length: 250_001 }, (_, at) => `v${at},Branch ${at},Yes\n`);
  const folder = folderWith({ 'ballots.csv': `Voter ID,Branch,Vote\n${rows.join('')}` });
  const { code, err } = tally(['--group', 'Branch', 'ballots.csv'], { cwd: folder });
  expect(code).toBe(3);
  expect(err).toContain('error: "Branch" names 250,001 different groups; 250,000 can be counted');
});

test('a contest of more options than fit into memory is refused', () => {
  const rows = Array.from({ length: 250_001 }, (_, at) => `v${at},Candidate ${at}\n`);
  const folder = folderWith({ 'ballots.csv': `Voter ID,Choice\n${rows.join('')}` });
  const { code, err } = tally(['ballots.csv'], { cwd: folder });
  expect(code).toBe(3);
  expect(err).toContain(
    'error: "Choice" has 250,001 different answers; a contest can have 250,000 options. [contest.too-many-options]',
  );
});
