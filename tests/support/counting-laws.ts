import { expect } from 'vitest';
import { severities } from '../../src/base/severities.ts';
import { version } from '../../src/base/version.ts';
import { reportSchema } from '../../src/report/schema.ts';
import { reporters } from '../../src/reporters/index.ts';
import { count } from '../../src/tally.ts';
import type { AnyBallots } from './any-ballots.ts';

/**
 * Whatever it is given, the program gives a report in which every row is accounted for, or it says in
 * codes that are documented what is wrong; it never throws.
 */
export async function countsOrRefuses({
  text,
  roll,
  flags,
}: AnyBallots): Promise<'counted' | 'refused'> {
  const source = (name: string, content: string) => ({ name, chunks: [Buffer.from(content)] });
  const result = await count({
    ballots: [source('ballots.csv', text)],
    ...(roll !== undefined && { roll: source('roll.csv', roll) }),
    flags,
    version,
  });
  if (!result.ok) {
    const errors = result.problems.filter((one) => one.severity === 'error');
    expect(errors).not.toEqual([]);
    for (const { code } of errors) expect(severities[code].severity).toBe('error');
    return 'refused';
  }
  const { report } = result.value;
  expect(reportSchema.parse(JSON.parse(JSON.stringify(report)))).toStrictEqual(report);
  const { rows, counted, setAside, files } = report.accounting;
  expect(counted + setAside.reduce((sum, one) => sum + one.rows, 0)).toBe(rows);
  expect(files.reduce((sum, file) => sum + file.rows, 0)).toBe(rows);
  for (const contest of report.contests) {
    if (contest.status === 'withdrawn') continue;
    const { heads = contest.accounting } = contest;
    expect(heads.valid + heads.abstain + heads.blank + heads.invalid).toBe(counted);
  }
  for (const { id, render } of reporters) {
    const shown = render(report, { width: 80, unicode: true, color: 0 });
    if (id === 'text') expect([...shown].filter(steers)).toEqual([]);
  }
  return 'counted';
}

/** Control characters and marks of direction, which could steer a terminal; lines may end. */
function steers(letter: string): boolean {
  return letter !== '\n' && /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(letter);
}
