/** How a poll report holds several polls, so that its rows are no ballots. */
export type PollReport = 'pairs' | 'several';

const headings = /^"?#"?,"?User Name"?,.*$/gm;
const nothingBehind = /,"?Submitted (?:Date\/Time|Date and Time|Time)[^,]*,*\s*$/;

/**
 * Whether the head of a file is a poll report of Zoom that is no table: a table for each poll, each with its
 * own headings, or rows that hold a question and its answer by turns, for which there are no headings.
 * Source: what parsers of these reports, on GitHub, say of their form.
 */
export function pollReportIn(head: string): PollReport | undefined {
  if (!head.includes('User Name')) return undefined;
  const [first, ...more] = head.match(headings) ?? [];
  if (first === undefined) return undefined;
  if (more.length > 0) return 'several';
  return nothingBehind.test(first) ? 'pairs' : undefined;
}
