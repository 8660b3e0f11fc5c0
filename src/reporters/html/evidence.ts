import { pageWords } from '../../report/messages/page.ts';
import type { ContestReport, ExhibitReport, Report } from '../../report/schema.ts';
import { evidenceOf } from '../contest-evidence.ts';
import { each, html, type Markup, nothing } from './markup.ts';
import { hasRounds } from './rounds.ts';

/** What the outcome hangs on, in words, and the draws of a tie. */
export function evidenceIn(report: Report): (contest: ContestReport) => Markup {
  const evidence = evidenceOf(report, hasRounds);
  return (contest) =>
    html`${each(
      evidence(contest),
      (sentence) => html`<p class="note">${sentence}</p>`,
    )}${each(contest.exhibits, (exhibit) => lot(exhibit, [...contest.options, ...report.contests]))}`;
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
