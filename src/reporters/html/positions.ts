import { unitOf } from '../../report/messages/bases.ts';
import {
  combinationWords,
  countedUnit,
  moreCombinations,
  positionOutcomeWords,
  positionsSentence,
  positionWords,
} from '../../report/messages/category.ts';
import { labels, supportLabels } from '../../report/messages/labels.ts';
import { capital } from '../../report/messages/outcome.ts';
import { pageWords, positionKey, shareOfWords } from '../../report/messages/page.ts';
import { formatNumber, percentOf } from '../../report/numbers.ts';
import type { CategoryReport } from '../../report/schema.ts';
import { listedCombinations } from '../combinations.ts';
import { drawBar } from './bar.ts';
import { each, html, type Markup, nothing, only } from './markup.ts';

/** The support of each position, by distinct voter, and below it who supported several together. */
export function positionsFigure(category: CategoryReport): Markup {
  const { positions } = category;
  const [first] = positions;
  if (first === undefined) return nothing;
  const several = category.several > 0;
  const lines = positions.flatMap((position) => positionOutcomeWords(position) ?? []);
  return html`<figure class="positions">
<div>
<table class="choice">
<caption class="unseen">${category.title}</caption>
<thead><tr><th scope="col">${pageWords.position}</th><th scope="col">${capital(countedUnit(category))}</th><th scope="col">${shareOfWords(first.ofParticipants, unitOf(category))}</th></tr></thead>
<tbody>${each(
    positions,
    (position, at) =>
      html`<tr><th scope="row">${only(several, () => html`<b class="key" aria-hidden="true">${positionKey(at)}</b> `)}<bdi>${positionWords(position)}</bdi>${drawBar(
        {
          of: position.ofParticipants.of,
          parts: [{ fill: 'plain', votes: position.supporters }],
        },
      )}</th><td>${formatNumber(position.supporters)}</td><td>${percentOf(position.ofParticipants)}</td></tr>`,
  )}</tbody>
</table>
${each(lines, (line) => html`<p class="say">${line}</p>`)}
<figcaption>${positionsSentence(category)}</figcaption>
</div>
${only(several, () => overlaps(category))}
</figure>`;
}

/** More positions than this are named in words only: the eye no longer follows so many dots. */
const mostDots = 12;

/** A row for each exact combination, a dot for each position in it. None and the rows add up to the participants. */
function overlaps(category: CategoryReport): Markup {
  const { shown, hidden, rest } = listedCombinations(category);
  const scale = Math.max(category.none, ...shown.map((one) => one.voters));
  const row = (voters: number, words: string, positions: readonly string[]) =>
    html`<tr><td>${dots(category, positions)}</td><th scope="row"><bdi>${words}</bdi>${drawBar({
      of: scale,
      parts: [{ fill: 'plain', votes: voters }],
    })}</th><td>${formatNumber(voters)}</td></tr>`;
  return html`<table class="upset">
<caption>${pageWords.combination}</caption>
<thead><tr><td>${keys(category)}</td><th scope="col"><span class="unseen">${pageWords.combination}</span></th><th scope="col">${capital(countedUnit(category))}</th></tr></thead>
<tbody>
${each(shown, (one) => row(one.voters, combinationWords(category, one.positions), one.positions))}
${only(hidden > 0, () => html`<tr><td></td><th scope="row">${moreCombinations(hidden)}</th><td>${formatNumber(rest)}</td></tr>`)}
${row(category.none, labels.noPosition, [])}
</tbody>
<tfoot><tr><td></td><th scope="row">${supportLabels[unitOf(category)].tookPart}</th><td>${formatNumber(category.participants)}</td></tr></tfoot>
</table>`;
}

const step = 20;

function keys({ positions }: CategoryReport): Markup {
  if (positions.length > mostDots) return nothing;
  return html`<svg class="dots" width="${String(positions.length * step)}" height="16" aria-hidden="true">${each(
    positions,
    (_, at) =>
      html`<text x="${String(at * step + step / 2)}" y="13" text-anchor="middle">${positionKey(at)}</text>`,
  )}</svg>`;
}

/** Filled where a position is in the combination, joined by a line; rings where it is not. */
function dots({ positions }: CategoryReport, within: readonly string[]): Markup {
  if (positions.length > mostDots) return nothing;
  const at = positions.flatMap(({ id }, index) => (within.includes(id) ? [index] : []));
  const centre = (index: number) => String(index * step + step / 2);
  return html`<svg class="dots" width="${String(positions.length * step)}" height="20" aria-hidden="true">${only(
    at.length > 1,
    () => html`<line x1="${centre(at[0] ?? 0)}" x2="${centre(at.at(-1) ?? 0)}" y1="10" y2="10"/>`,
  )}${each(
    positions,
    ({ id }, index) =>
      html`<circle class="${within.includes(id) ? 'in' : 'out'}" cx="${centre(index)}" cy="10" r="${within.includes(id) ? '6' : '3'}"/>`,
  )}</svg>`;
}
