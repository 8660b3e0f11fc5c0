import { seatsOpen } from '../../report/messages/outcome.ts';
import type { ContestReport, Report } from '../../report/schema.ts';
import { titlesOf } from '../outline.ts';
import { contestAnchor } from './anchors.ts';
import { choiceFigure } from './choice-figure.ts';
import { evidenceIn } from './evidence.ts';
import { contestByGroup } from './groups.ts';
import { html, type Markup, only } from './markup.ts';
import { badge } from './outcome.ts';
import { questionFigure } from './question-figure.ts';
import { roundsFigure } from './rounds.ts';

/** One contest: what came of it and why on one side, the figures on the other. */
export function contestArticles(report: Report): (contest: ContestReport) => Markup {
  const titleOf = titlesOf(report);
  const evidence = evidenceIn(report);
  return (contest) => article(contest, titleOf(contest), evidence(contest), report);
}

function article(contest: ContestReport, name: string, evidence: Markup, report: Report): Markup {
  const { outcome, status } = contest;
  const anchor = contestAnchor(contest.id, report);
  const head = html`<h3 id="${anchor}"><bdi>${name}</bdi></h3>
<p class="tags">${badge(outcome.kind)}${beside(contest)}</p>`;
  if (status === 'withdrawn') {
    return html`<article class="contest gone" aria-labelledby="${anchor}"><div>${head}</div><p class="note">${outcome.sentence}</p></article>`;
  }
  return html`<article class="contest" aria-labelledby="${anchor}">
<div>
${head}
<p class="say">${outcome.sentence}</p>
</div>
<div class="figures">
${contest.method === 'question' ? questionFigure(contest) : choiceFigure(contest)}
${contestByGroup(contest, report.groups)}
</div>
<div>${evidence}</div>${roundsFigure(contest)}
</article>`;
}

function beside({ band, outcome }: ContestReport): Markup {
  const { unfilled } = outcome;
  return html`${only(band, () => html` <span class="tag">${band ?? ''}</span>`)}${only(
    unfilled,
    () => html` <span class="tag">${seatsOpen(unfilled ?? 0)}</span>`,
  )}`;
}
