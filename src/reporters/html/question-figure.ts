import { baseIn } from '../../report/messages/bases.ts';
import { barWords, markWords, neededLabel } from '../../report/messages/page.ts';
import { formatNumber, percentOf } from '../../report/numbers.ts';
import type { ContestReport, OptionReport } from '../../report/schema.ts';
import { headsWords } from '../option-order.ts';
import { drawBar } from './bar.ts';
import { questionBar, thresholdsOf } from './contest-bars.ts';
import { each, html, type Markup, only } from './markup.ts';

/** Yes against no over the base of the rule, with the line that was to be reached; a bar for each threshold. */
export function questionFigure(contest: ContestReport): Markup {
  const { options, accounting, heads } = contest;
  const [yes, no] = options;
  if (yes === undefined || no === undefined) return html``;
  const needs = thresholdsOf(contest, yes.id);
  const inBallots = headsWords(contest);
  const bars = (needs.length === 0 ? [undefined] : needs).map((need) => ({
    bar: drawBar({
      ...questionBar(contest, need),
      size: 'tall',
      ...(need && { label: neededLabel(need) }),
    }),
    words: barWords((need ?? yes.share).of, baseIn(contest, (need ?? yes.share).base)),
  }));
  // Of another base than the valid votes the document knows only what is in favour.
  const [first] = needs;
  const same = first === undefined || first.of === no.share.of;
  return html`<figure>
<div class="poll"><p>${side(yes, percentOf(first ?? yes.share), 'swatch')}</p><p>${side(no, same ? percentOf(no.share) : '', 'swatch hatched')}</p></div>
${each(bars, ({ bar, words }) => html`${bar}${only(bars.length > 1, () => html`<p class="note">${words}</p>`)}`)}
<figcaption>${only(bars.length === 1, () => html`${bars[0]?.words ?? ''} `)}${markWords(accounting, heads)}${only(inBallots, () => html` ${inBallots ?? ''}`)}</figcaption>
</figure>`;
}

function side({ title, votes }: OptionReport, percent: string, swatch: string): Markup {
  return html`<i class="${swatch}" aria-hidden="true"></i> <span>${title}</span> <b>${formatNumber(votes)}</b> <span>${percent}</span>`;
}
