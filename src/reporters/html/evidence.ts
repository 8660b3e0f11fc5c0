import { voicesSentence } from '../../report/messages/deciding.ts';
import { pageWords } from '../../report/messages/page.ts';
import type { ContestReport, ExhibitReport, Report } from '../../report/schema.ts';
import { each, html, type Markup, nothing } from './markup.ts';

/** What is said once for all contests: the sentence of their quorum, and of those that no base changes. */
export interface Told {
  readonly quorum: string | undefined;
  readonly sameBase: 'once' | 'each';
}

/** Outcomes that no base changes. */
const undecided: readonly string[] = ['not-applicable', 'no-quorum', 'no-votes'];

/** The quorum where it is the contest's own, the groups of a rule, ties, and what the outcome hangs on. */
export function evidence(
  contest: ContestReport,
  { quorum, sameBase }: Told,
  { contests }: Pick<Report, 'contests'>,
): Markup {
  const { outcome, baseSentence = '', robustness, exhibits, accounting } = contest;
  const differs = contest.counterfactuals?.some((one) => one.differs);
  const own = contest.quorum?.sentence ?? '';
  const base = undecided.includes(outcome.kind) || (sameBase === 'once' && !differs);
  const lines = [
    own !== quorum && outcome.kind !== 'no-quorum' ? own : '',
    ...new Set(exhibits.flatMap((one) => voices(one, outcome.winners))),
    base ? '' : baseSentence,
    accounting.ballots === 0 ? '' : (robustness?.sentence ?? ''),
  ].filter((line) => line !== '');
  return html`${each(lines, (line) => html`<p class="note">${line}</p>`)}${each(exhibits, (one) => lot(one, [...contest.options, ...contests]))}`;
}

function voices(exhibit: ExhibitReport, winners: readonly string[]): string[] {
  return exhibit.kind === 'groups' &&
    exhibit.of > 0 &&
    exhibit.option === (winners[0] ?? exhibit.option)
    ? [voicesSentence(exhibit.column, exhibit.groups)]
    : [];
}

/** The draws of a lot, whole, so that anybody can repeat them. */
function lot(
  exhibit: ExhibitReport,
  titled: readonly { readonly id: string; readonly title: string }[],
): Markup {
  if (exhibit.kind !== 'tie-break' || exhibit.draws === undefined) return nothing;
  return html`<table class="lot">
<caption>${pageWords.draws}</caption>
<thead><tr><th scope="col">${pageWords.option}</th><th scope="col">${pageWords.drawnText}</th><th scope="col">${pageWords.hash}</th></tr></thead>
<tbody>${each(
    exhibit.draws,
    ({ option, text, hash }) =>
      html`<tr><th scope="row"><bdi>${titled.find((one) => one.id === option)?.title ?? option}</bdi></th><td><code>${text}</code></td><td><code>${hash}</code></td></tr>`,
  )}</tbody>
</table>`;
}
