import { countsRanks } from '../../election/spread.ts';
import { baseIn, unitOf } from '../../report/messages/bases.ts';
import { figureOf, voteNoun } from '../../report/messages/figures.ts';
import { moreOptions, outcomeLabel } from '../../report/messages/outcome.ts';
import {
  barWords,
  markWords,
  neededLabel,
  pageWords,
  shareOfWords,
} from '../../report/messages/page.ts';
import { formatNumber, percentOf } from '../../report/numbers.ts';
import type { ContestReport, OptionReport, OutcomeReport } from '../../report/schema.ts';
import { headsWords, listedOptions, votesOf } from '../option-order.ts';
import { drawBar } from './bar.ts';
import { type Threshold, thresholdsOf } from './contest-bars.ts';
import { each, html, type Markup, nothing, only } from './markup.ts';

/** A row for each option, most votes first: its bar over the base, its votes and its share. */
export function choiceFigure(contest: ContestReport): Markup {
  const { shown, hidden } = listedOptions(contest.options);
  const [first] = shown;
  if (first === undefined) return nothing;
  const [need] = thresholdsOf(contest, undefined);
  const of = need?.of ?? first.share.of;
  const heads = headsWords(contest);
  const ranked = countsRanks(contest.method);
  // First choices do not say who has a place.
  const cut = ranked
    ? -1
    : shown.findLastIndex(({ id }) => placeOf(id, contest.outcome) !== undefined);
  return html`<figure>
<table class="choice">
<caption class="unseen">${contest.title}</caption>
<thead><tr><th scope="col">${pageWords.option}</th><th scope="col">${pageWords[figureOf(contest.method)]}</th><th scope="col">${shareOfWords(first.share, unitOf(contest))}</th></tr></thead>
<tbody>${each(shown, (option, at) => row(option, contest.outcome, { of, need, last: at === shown.length - 1, cut: at === cut }))}</tbody>
</table>
${only(hidden.length > 0, () => html`<p class="note">${moreOptions(hidden.length, votesOf(hidden), voteNoun(contest.method))}</p>`)}
<figcaption>${barWords(of, baseIn(contest, (need ?? first.share).base))} ${markWords(contest.accounting, contest.heads)}${only(heads, () => html` ${heads ?? ''}`)}</figcaption>
</figure>`;
}

interface Row {
  readonly of: number;
  readonly need: Threshold | undefined;
  /** under the last bar stands what the line is */
  readonly last: boolean;
  /** below it nobody has a place */
  readonly cut: boolean;
}

function row(option: OptionReport, outcome: OutcomeReport, { of, need, last, cut }: Row): Markup {
  const place = placeOf(option.id, outcome);
  const bar = drawBar({
    of,
    parts: [{ fill: place === 'elected' ? 'won' : 'plain', votes: option.votes }],
    ...(need && { needed: need.needed }),
    ...(need && last && { label: neededLabel(need) }),
  });
  return html`<tr class="${place ?? ''}${cut && !last ? ' cut' : ''}"><th scope="row"><bdi>${option.title}</bdi>${only(
    place,
    () => html` <span class="tag">${place ? outcomeLabel(place) : ''}</span>`,
  )}${bar}</th><td>${formatNumber(option.votes)}</td><td>${percentOf(option.share)}</td></tr>`;
}

/** What the outcome says of one option. */
function placeOf(id: string, outcome: OutcomeReport): 'elected' | 'tied' | 'runoff' | undefined {
  if (outcome.winners.includes(id)) return 'elected';
  if (outcome.tied?.some((tie) => tie.options.includes(id))) return 'tied';
  return outcome.runoff?.includes(id) ? 'runoff' : undefined;
}
