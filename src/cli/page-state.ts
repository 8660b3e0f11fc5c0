import { version } from '../base/version.ts';
import type { PageState } from '../report/messages/verifying.ts';
import type { Report } from '../report/schema.ts';
import { reporterNamed } from '../reporters/index.ts';
import { fileView } from '../reporters/reporter.ts';

/** Whether a page shows what the report in it says: it is written anew and compared. */
export function pageState(page: string | undefined, report: Report): PageState | undefined {
  if (page === undefined) return undefined;
  const reporter = reporterNamed('html');
  if (reporter === undefined || report.tally.version !== version) return 'unchecked';
  const again = reporter.render(report, fileView);
  return again === page ? 'same' : 'altered';
}
