import { type Problem, type Report, type TallyInput, tally } from '../../src/index.ts';
import { reportSchema } from '../../src/report/schema.ts';

/** What came of counting, checked as every count can be checked: a report fits its schema, a refusal says what to do. */
export type Checked =
  | { readonly ok: true; readonly report: Report; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly codes: readonly string[] };

export async function tallied(input: TallyInput): Promise<Checked> {
  const result = await tally(input);
  if (!result.ok) {
    const errors = result.problems.filter(({ severity }) => severity === 'error');
    const silent = errors.filter(({ code, hint, message }) => !code || !hint || !message);
    if (errors.length === 0 || silent.length > 0) {
      throw new Error(`refused without a word: ${JSON.stringify(result.problems)}`);
    }
    return { ok: false, codes: errors.map(({ code }) => code) };
  }
  const { report, warnings } = result;
  const read = reportSchema.parse(JSON.parse(JSON.stringify(report)));
  if (JSON.stringify(read) !== JSON.stringify(report)) throw new Error('JSON loses something');
  return { ok: true, report, warnings };
}

/** The report of an election that can be counted. */
export async function reportOf(input: TallyInput): Promise<Report> {
  const checked = await tallied(input);
  if (!checked.ok) throw new Error(`refused: ${checked.codes.join(', ')}`);
  return checked.report;
}
