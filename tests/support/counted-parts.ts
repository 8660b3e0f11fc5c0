import { orderedBy } from '../../src/base/order.ts';
import type { Report } from '../../src/index.ts';

/** What was counted, without what says from which files and by whose definition it was read. */
export function countedParts({ contests, categories, accounting, groups, turnout }: Report) {
  // Files of one name stand in the order of their hashes.
  const files = orderedBy(accounting.files, (file) => JSON.stringify(file));
  return { contests, categories, accounting: { ...accounting, files }, groups, turnout };
}

/** The same where ballots lie in other files: these alone may differ. */
export function countedBeyondFiles(report: Report) {
  const { accounting, ...rest } = countedParts(report);
  const { files, ...rows } = accounting;
  return { ...rest, accounting: rows };
}
