import { beforeAll, expect, test } from 'vitest';
import { type Report, tally } from '../../src/index.ts';
import { reporters } from '../../src/reporters/index.ts';

const view = { width: 80, unicode: true, color: 0 } as const;
const options = 70_000;
let report: Report;

beforeAll(async () => {
  const rows = Array.from({ length: options }, (_, at) => `T${at},Branch ${at % 9},Name ${at}`);
  const result = await tally({
    ballots: [{ name: 'ballots.csv', text: ['Token,Branch,Chair', ...rows].join('\n') }],
    flags: { group: ['Branch'] },
  });
  if (!result.ok) throw new Error('refused');
  report = result.report;
}, 120_000);

test.each(reporters.map(({ id, render }) => ({ id, render })))(
  'tens of thousands of options in groups are told in $id',
  { timeout: 120_000 },
  ({ render }) => {
    expect(render(report, view)).toContain('Name 10001');
  },
);
