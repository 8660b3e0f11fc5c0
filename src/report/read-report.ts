import * as z from 'zod';
import { parseJson } from '../base/parse-json.ts';
import { type Report, reportSchema } from './schema.ts';

/** Why a text is no report that can be read. */
export type ReportFault =
  | { readonly kind: 'no-data' }
  | { readonly kind: 'no-json'; readonly reason: string }
  | { readonly kind: 'foreign' }
  | { readonly kind: 'version'; readonly version: unknown }
  | {
      readonly kind: 'unfit' | 'unfit-list';
      readonly places: readonly { path: string; message: string }[];
    };

export type ReadReport =
  | {
      readonly report: Report /** the whole page, where the report stands in one */;
      readonly page?: string;
    }
  | { readonly fault: ReportFault };

/** The element of a page that holds the report it shows. */
const element = /<script\b[^>]*\bid="tally-report"[^>]*>([\s\S]*?)<\/script>/;

/** Reads a report: the JSON document, or a page that holds it. */
export function readReport(text: string): ReadReport {
  const page = /^\s*</.test(text);
  const data = page ? element.exec(text)?.[1] : text;
  if (data === undefined) return { fault: { kind: 'no-data' } };
  const parsed = parseJson(data);
  if ('reason' in parsed) return { fault: { kind: 'no-json', reason: parsed.reason } };
  const checked = checkReport(parsed.value);
  return 'fault' in checked || !page ? checked : { ...checked, page: text };
}

/** Whether a JSON value means to be a report. */
export function isReport(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'schemaVersion' in value;
}

const noHash = z.string().default('');

/** A report from which the hashes may have been taken; they are empty then. */
const readable = reportSchema.extend({
  inputs: z.array(reportSchema.shape.inputs.element.extend({ sha256: noHash })),
  definition: reportSchema.shape.definition.extend({ sha256: noHash }),
});

/** Checks a JSON value against the schema of a report. */
function checkReport(value: unknown): { report: Report } | { fault: ReportFault } {
  if (!isReport(value)) return { fault: { kind: 'foreign' } };
  const version = Object.entries(Object(value)).find(([key]) => key === 'schemaVersion')?.[1];
  if (version !== 1) return { fault: { kind: 'version', version } };
  const parsed = readable.safeParse(value);
  return parsed.success
    ? { report: parsed.data }
    : { fault: { kind: 'unfit', places: issuePlaces(parsed.error) } };
}

/** Where a value does not fit its schema, and what is wrong there; of a union, in the form that fits best. */
export function issuePlaces({ issues }: z.ZodError): { path: string; message: string }[] {
  return issues.flatMap((issue) => placesOf(issue, []));
}

function placesOf(
  issue: z.core.$ZodIssue,
  above: readonly PropertyKey[],
): { path: string; message: string }[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'invalid_union') {
    const [fewest = []] = [...issue.errors].sort((a, b) => a.length - b.length);
    if (fewest.length > 0) return fewest.flatMap((inner) => placesOf(inner, path));
  }
  const text = path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('');
  return [{ path: text.replace(/^\./, ''), message: issue.message }];
}
