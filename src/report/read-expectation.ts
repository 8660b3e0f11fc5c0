import { parseJson } from '../base/parse-json.ts';
import { type ExpectedCount, type ExpectedRefusal, expectationSchema } from './expectation.ts';
import { isReport, issuePlaces, type ReportFault, readReport } from './read-report.ts';
import type { Report } from './schema.ts';

/** What a count is expected to give: a whole report, some facts of it, or a refusal. */
export type Expectation =
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'facts'; readonly facts: ExpectedCount }
  | { readonly kind: 'refusal'; readonly refusal: ExpectedRefusal };

export type ReadExpectation = Expectation | { readonly fault: ReportFault };

/** Reads an expectation: a report (JSON, or a page that holds it), or a shorter list of facts. */
export function readExpectation(text: string): ReadExpectation {
  const parsed = parseJson(text);
  if ('reason' in parsed || isReport(parsed.value)) {
    const read = readReport(text);
    return 'fault' in read ? read : { kind: 'report', report: read.report };
  }
  return expectationOf(parsed.value);
}

/** Checks a value against what an expectation may say. */
export function expectationOf(value: unknown): ReadExpectation {
  const checked = expectationSchema.safeParse(value);
  if (!checked.success)
    return { fault: { kind: 'unfit-list', places: issuePlaces(checked.error) } };
  return 'codes' in checked.data
    ? { kind: 'refusal', refusal: checked.data }
    : { kind: 'facts', facts: checked.data };
}
