import { pageWords } from '../../report/messages/page.ts';
import { roundLabels } from '../../report/messages/rounds.ts';
import { formatNumber } from '../../report/numbers.ts';
import type { ContestReport } from '../../report/schema.ts';
import { roundTable } from '../round-table.ts';
import { each, html, type Markup, nothing } from './markup.ts';

/** Rounds and options of which a table can still be read. */
const most = { rounds: 40, options: 60 };

/** Whether the page has a table of a contest's rounds. */
export function hasRounds(contest: ContestReport): boolean {
  return roundTable(contest, most) !== undefined;
}

/** The votes of each option, round by round; it is as wide as it must be, and moves sideways. */
export function roundsFigure(contest: ContestReport): Markup {
  const table = roundTable(contest, most);
  if (table === undefined) return nothing;
  const { rounds, rows, exhausted } = table;
  return html`<div class="wide" tabindex="0" role="region" aria-label="${pageWords.rounds}"><table class="rounds">
<caption>${pageWords.rounds}</caption>
<thead><tr><th scope="col">${pageWords.option}</th>${each(rounds, (round) => html`<th scope="col">${roundLabels.round(round)}</th>`)}</tr></thead>
<tbody>${each(
    rows,
    ({ title, cells }) =>
      html`<tr><th scope="row"><bdi>${title}</bdi></th>${each(cells, (cell) =>
        cell === undefined
          ? html`<td></td>`
          : html`<td class="${cell.fate ?? ''}">${formatNumber(cell.votes)}</td>`,
      )}</tr>`,
  )}</tbody>
<tfoot><tr><th scope="row">${roundLabels.exhausted}</th>${each(exhausted, (votes) => html`<td>${formatNumber(votes)}</td>`)}</tr></tfoot>
</table></div>`;
}
