import { rowsIn, weightSentence } from '../../report/messages/accounting.ts';
import { labels } from '../../report/messages/labels.ts';
import { capital } from '../../report/messages/outcome.ts';
import { pageWords } from '../../report/messages/page.ts';
import { listing, withoutCount } from '../../report/messages/words.ts';
import { formatNumber } from '../../report/numbers.ts';
import type { Report } from '../../report/schema.ts';
import { drawBar } from './bar.ts';
import { each, html, type Markup, only } from './markup.ts';

/** Every row of the files: those that count, and why the others do not. They add up. */
export function ledger(report: Report): Markup {
  const { accounting, turnout } = report;
  const { duplicates, rulings = [], weight } = accounting;
  return html`<section id="ballots" aria-labelledby="ballots-title">
<h2 id="ballots-title">${labels.everyBallot}</h2>
<p class="say">${accounting.sentence}</p>
<div class="pair">
<div>
${book(report)}
${only(accounting.files.length > 1, () => files(report))}
</div>
<div>
<p>${turnout.sentence}</p>
<p>${duplicates.sentence}</p>
${each(rulings, (ruling) => html`<p>${ruling.sentence}</p>`)}
${only(weight !== undefined, () => html`<p>${weightSentence(weight ?? 0)}</p>`)}
</div>
</div>
</section>`;
}

function book({ accounting }: Report): Markup {
  const { rows, counted, setAside, files: read } = accounting;
  const bar = drawBar({
    of: rows,
    parts: [
      { fill: 'plain', votes: counted },
      { fill: 'aside', votes: rows - counted },
    ],
  });
  return html`${bar}<table class="sum">
<caption class="unseen">${labels.everyBallot}</caption>
<thead class="unseen"><tr><th scope="col">${pageWords.what}</th><th scope="col">${pageWords.rows}</th></tr></thead>
<tbody>
<tr><th scope="row">${pageWords.voted}</th><td>${formatNumber(counted)}</td></tr>
${each(
  setAside,
  (one) =>
    html`<tr><th scope="row">${pageWords.setAside}: ${withoutCount(one.sentence)}</th><td>${formatNumber(one.rows)}</td></tr>`,
)}
</tbody>
<tfoot><tr><th scope="row">${capital(rowsIn(listing(read.map((file) => file.name)), rows))}</th><td>${formatNumber(rows)}</td></tr></tfoot>
</table>`;
}

function files({ accounting }: Report): Markup {
  return html`<table class="sum">
<caption class="unseen">${pageWords.file}</caption>
<thead><tr><th scope="col">${pageWords.file}</th><th scope="col">${pageWords.rows}</th><th scope="col">${pageWords.voted}</th></tr></thead>
<tbody>${each(
    accounting.files,
    (file) =>
      html`<tr><th scope="row"><bdi>${file.name}</bdi></th><td>${formatNumber(file.rows)}</td><td>${formatNumber(file.counted)}</td></tr>`,
  )}</tbody>
</table>`;
}
