import { headsSentence } from '../../report/messages/outcome.ts';
import { barWords, markWords, neededLabel, percentOf } from '../../report/messages/page.ts';
import { formatNumber } from '../../report/numbers.ts';
import type { ContestReport, OptionReport } from '../../report/schema.ts';
import { drawBar } from './bar.ts';
import { baseName, questionBar, thresholdsOf } from './contest-bars.ts';
import { each, html, type Markup, only } from './markup.ts';

/** Yes against no over the base of the rule, with the line that was to be reached; a bar for each threshold. */
export function questionFigure(contest: ContestReport): Markup {
  const { options, accounting, heads } = contest;
  const [yes, no] = options;
  if (yes === undefined || no === undefined) return html``;
  const needs = thresholdsOf(contest, yes.id);
  const bars = needs.length === 0 ? [undefined] : needs;
  return html`<figure>
<div class="poll"><p class="yes">${side(yes)}</p><p class="no">${side(no)}</p></div>
${each(
  bars,
  (need) => html`${drawBar({
    ...questionBar(contest, need),
    ...(need && { label: neededLabel(need.needed) }),
  })}
<p class="note">${barWords(need?.of ?? yes.share.of, need ? baseName(need, heads) : yes.share.base, need)}</p>`,
)}
<figcaption>${markWords(accounting)}${only(
    heads,
    () => html` ${heads ? headsSentence([yes, no].map(inHeads), heads) : ''}`,
  )}</figcaption>
</figure>`;
}

function side(option: OptionReport): Markup {
  return html`<i class="swatch" aria-hidden="true"></i><span>${option.title}</span> <b>${formatNumber(option.votes)}</b> <span>${percentOf(option.share)}</span>`;
}

function inHeads({ title, heads = 0 }: OptionReport) {
  return { title, ballots: heads };
}
