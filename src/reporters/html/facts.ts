import { setAsideLead } from '../../report/messages/accounting.ts';
import { asideOf, quorumLabel, votedOf } from '../../report/messages/page.ts';
import { formatNumber, percentOf } from '../../report/numbers.ts';
import type { Report } from '../../report/schema.ts';
import { drawBar } from './bar.ts';
import { html, type Markup, only } from './markup.ts';

/** How many voted, whether that was enough, and how many rows were set aside. */
export function facts({ accounting, turnout }: Report): Markup {
  const { rows, counted } = accounting;
  const { share, eligible, quorum } = turnout;
  const aside = rows - counted;
  const why = accounting.setAside.map((one) => one.sentence).join(', ');
  return html`<ul class="facts">
<li><b>${share && percentOf(share) !== '' ? percentOf(share) : formatNumber(counted)}</b> ${votedOf(eligible, counted)}${only(
    eligible !== undefined,
    () =>
      drawBar({
        of: eligible ?? 0,
        parts: [{ fill: 'plain', votes: counted }],
        ...(quorum?.needed !== undefined &&
          quorum.counts === 'ballots' && { needed: quorum.needed }),
      }),
  )}${only(quorum, () => html`<small>${quorum ? quorumLabel(quorum) : ''}</small>`)}</li>
<li><b>${formatNumber(aside)}</b> ${asideOf(rows)}${only(
    why !== '',
    () => html`<small>${setAsideLead(why)}</small>`,
  )}</li>
</ul>`;
}
