import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { csv, folderWith, tally } from './run-tally.ts';

const ballots = csv('Member,Vote', 'm1,Yes', 'M3,No', 'm9,Yes', '=m4,Yes');
const roll = csv('Member,Voting', 'm1,yes', 'm2,yes', 'm3,yes', 'm5,no', '=m4,yes');

describe('--turnout-list', () => {
  test('says of each eligible voter whether they voted, in the order of the roll', () => {
    const folder = folderWith({ 'ballots.csv': ballots, 'roll.csv': roll });
    const list = join(folder, 'list.csv');
    const args = ['ballots.csv', '--roll', 'roll.csv', '--turnout-list', 'list.csv', '--quiet'];
    const { code, out } = tally(args, { cwd: folder });
    expect(code).toBe(0);
    expect(readFileSync(list, 'utf8').split('\r\n')).toEqual([
      'Member,turnout',
      'm1,voted',
      'm2,did not vote',
      'm3,voted',
      "'=m4,voted",
      '',
    ]);
    expect(out).not.toMatch(/m[1-5]/i);
  });

  test('names a voter whose only ballot was set aside', () => {
    const folder = folderWith({
      'ballots.csv': csv('Time,Member,Vote', '2019-03-22 10:00,m1,Yes', '2019-03-29 10:00,m2,No'),
      'roll.csv': csv('Member', 'm1', 'm2', 'm3'),
    });
    const args = ['ballots.csv', '--roll', 'roll.csv', '--turnout-list', 'list.csv', '--quiet'];
    tally([...args, '--closes', '2019-03-25', '--zone', 'UTC'], { cwd: folder });
    expect(readFileSync(join(folder, 'list.csv'), 'utf8')).toBe(
      csv('Member,turnout', 'm1,voted', 'm2,set aside', 'm3,did not vote').replaceAll(
        /\r?\n/g,
        '\r\n',
      ),
    );
  });

  test('needs a roll, and overwrites nothing that is counted', () => {
    const folder = folderWith({ 'ballots.csv': ballots, 'roll.csv': roll });
    const lists = ['--audit', 'audit.csv', '--turnout-list', 'list.csv'];
    const bare = tally(['ballots.csv', ...lists, '--quiet'], { cwd: folder });
    expect(bare).toMatchObject({ code: 2, out: '' });
    expect(bare.err).toContain('--turnout-list needs a roll');
    expect(readdirSync(folder).toSorted()).toEqual(['ballots.csv', 'roll.csv']);
    const args = ['ballots.csv', '--roll', 'roll.csv', '--turnout-list', 'roll.csv', '--quiet'];
    expect(tally(args, { cwd: folder })).toMatchObject({ code: 2, out: '' });
    expect(readFileSync(join(folder, 'roll.csv'), 'utf8')).toBe(roll);
  });

  test('needs ballots that say who voted', () => {
    const folder = folderWith({ 'ballots.csv': ballots, 'roll.csv': roll });
    tally(['redact', 'ballots.csv', '-o', 'redacted.csv', '--quiet'], { cwd: folder });
    const args = ['redacted.csv', '--roll', 'roll.csv', '--turnout-list', 'list.csv', '--quiet'];
    const { code, err } = tally(args, { cwd: folder });
    expect(code).toBe(2);
    expect(err).toContain('ballots that say who voted');
    expect(err).not.toContain('Add --roll');
  });
});
