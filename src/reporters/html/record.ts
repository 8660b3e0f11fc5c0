import { labels } from '../../report/messages/labels.ts';
import { bytesWords, pageWords, recountCommand, recountWords } from '../../report/messages/page.ts';
import { countedBy, definitionWords } from '../../report/messages/reading.ts';
import type { Report } from '../../report/schema.ts';
import { notesOf, rulesAndBases } from '../outline.ts';
import { each, html, type Markup, only, verbatim } from './markup.ts';

/** By which rules, how the files were read, and what is worth a look. */
export function readingSections(report: Report): Markup {
  const notes = notesOf(report);
  return html`${list('rules', labels.byRule, rulesAndBases(report))}
${list('reading', labels.howRead, report.reading.sentences)}
${only(notes.length > 0, () => list('notes', labels.lookAt, notes))}`;
}

function list(id: string, title: string, lines: readonly string[]): Markup {
  return html`<section aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
<ul class="lines">${each(lines, (line) => html`<li>${line}</li>`)}</ul>
</section>`;
}

/** What the count rests on, and how anybody can repeat it. */
export function record(report: Report): Markup {
  const { inputs, definition, published, tally } = report;
  return html`<section aria-labelledby="record">
<h2 id="record">${pageWords.record}</h2>
<p>${recountWords()}</p>
<p><code class="command">${verbatim(recountCommand(report))}</code></p>
<table class="files">
<caption class="unseen">${pageWords.record}</caption>
<thead><tr><th scope="col">${pageWords.file}</th><th scope="col">${pageWords.hash}</th></tr></thead>
<tbody>
${each(
  published ? [...inputs, published] : inputs,
  ({ name, bytes, sha256 }) =>
    html`<tr><th scope="row"><bdi>${name}</bdi> <small>${bytesWords(bytes)}</small></th><td><code>${sha256}</code></td></tr>`,
)}
<tr><th scope="row"><bdi>${definitionWords(definition)}</bdi> <small>${pageWords.canonical}</small></th><td><code>${definition.sha256}</code></td></tr>
</tbody>
</table>
<details>
<summary>${pageWords.definition}</summary>
<pre>${each(JSON.stringify(definition.value, null, 1).split('\n'), verbatim)}</pre>
</details>
<p>${countedBy(tally.version)}</p>
</section>`;
}
