import { groupedBy } from '../base/grouped-by.ts';
import type { Difference } from '../report/compare-reports.ts';
import {
  differenceWords,
  followingWords,
  follows,
  subjectWords,
  type Titles,
  type Voice,
} from '../report/messages/differences.ts';
import { hang } from '../reporters/text-layout.ts';
import { safe } from '../reporters/visible.ts';

const narrowest = 40;
const widest = 110;

/**
 * Differences for people, contest by contest. What only follows from another difference of its contest,
 * such as a share from its votes, is counted and not listed.
 */
export function differenceLines(
  differences: readonly Difference[],
  titles: Titles,
  voice: Voice,
  columns: number,
): string[] {
  const width = Math.max(narrowest, Math.min(widest, columns));
  const bySubject = groupedBy(differences, (one) => subjectWords(one, titles));
  return [...bySubject].flatMap(([subject, own]) => {
    const leading = own.filter((one) => !follows(one));
    const listed = outcomeFirst(leading.length > 0 ? leading : own);
    const rest = own.length - listed.length;
    // A file that is new or gone stands among the rows and among the files: it is told once.
    const told = new Set(listed.map((one) => differenceWords(one, titles, voice)));
    return [
      ...hang('', `${safe(subject)}:`, width),
      ...[...told].flatMap((words) => hang('  ', safe(words), width)),
      ...(rest === 0 ? [] : [`  ${followingWords(rest)}`]),
    ];
  });
}

function outcomeFirst(differences: readonly Difference[]): readonly Difference[] {
  const isOutcome = ({ figure }: Difference) => figure.startsWith('outcome');
  return [
    ...differences.filter(isOutcome),
    ...differences.filter((difference) => !isOutcome(difference)),
  ];
}
