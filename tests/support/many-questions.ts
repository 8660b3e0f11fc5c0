import type { Report } from '../../src/report/schema.ts';
import { reportOf } from './tallied.ts';

/** The report of so many questions and three branches, made up for the tests. */
export function manyQuestions(contests: number): Promise<Report> {
  const titles = Array.from({ length: contests }, (_, at) => `Resolution ${at + 1}: the budget`);
  const rows = Array.from({ length: 300 }, (_, voter) => {
    const marks = titles.map((_, at) => ((voter * 7 + at * 3) % 5 < 3 ? 'Yes' : 'No'));
    return [`T${voter}`, ['North', 'South', 'West coast'][voter % 3], ...marks].join(',');
  });
  const text = [['Token', 'Branch', ...titles].join(','), ...rows].join('\n');
  return reportOf({ ballots: [{ name: 'ballots.csv', text }], flags: { group: ['Branch'] } });
}
