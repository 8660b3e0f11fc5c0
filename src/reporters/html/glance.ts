import { summarySentence } from '../../report/messages/outcome.ts';
import { cameOfIt, outcomeCounts, outcomeName, pageWords } from '../../report/messages/page.ts';
import type { ContestReport, Report } from '../../report/schema.ts';
import { type Section, sectionsOf, titlesOf } from '../outline.ts';
import { contestAnchor, sectionAnchor } from './anchors.ts';
import { drawBar } from './bar.ts';
import { questionBar, thresholdsOf } from './contest-bars.ts';
import { facts } from './facts.ts';
import { each, html, type Markup, only } from './markup.ts';
import { badge, sign } from './outcome.ts';

/** So few contests are told large. */
const mostLeading = 3;

/** What came of it, on the first screen: every contest with its outcome, and what was counted and set aside. */
export function glance(report: Report): Markup {
  const { contests } = report;
  const few = contests.length <= mostLeading;
  return html`<section id="result" aria-labelledby="result-title">
<h2 id="result-title" class="unseen">${few ? pageWords.result : summarySentence(contests)}</h2>
${only(!few, () => counts(contests))}
${only(few, () => leads(report))}
${facts(report)}
${only(!few, () => tables(report))}
</section>`;
}

function counts(contests: readonly ContestReport[]): Markup {
  return html`<ul class="counts" aria-hidden="true">${each(
    outcomeCounts(contests),
    ({ kind, count, name }) => html`<li>${sign(kind)}<b>${count}</b> ${name}</li>`,
  )}</ul>`;
}

function leads(report: Report): Markup {
  const named = titlesOf(report);
  return html`<ul class="leads">${each(
    report.contests,
    (contest) => html`<li>
<p>${badge(contest.outcome.kind)}</p>
<p class="lead"><a href="#${contestAnchor(contest.id, report)}"><bdi>${named(contest)}</bdi></a></p>
${only(cameOfIt(contest) !== '', () => html`<p class="came"><bdi>${cameOfIt(contest)}</bdi></p>`)}
${smallBar(contest)}
<p class="note">${contest.outcome.sentence}</p>
</li>`,
  )}</ul>`;
}

function tables(report: Report): Markup {
  const named = titlesOf(report);
  const sections = sectionsOf(report).filter((section) => section.contests.length > 0);
  const wide = sections.length > 1 || report.contests.length > mostInColumn;
  return html`<div class="glance${wide ? ' wide' : ''}">${each(sections, (section) => table(section, named, report))}</div>
${only(
  report.contests.some((contest) => contest.method === 'question'),
  () =>
    html`<p class="note legend"><i class="swatch" aria-hidden="true"></i> ${pageWords.favour} <i class="swatch hatched" aria-hidden="true"></i> ${pageWords.against} <i class="tick" aria-hidden="true"></i> ${pageWords.needed} ${pageWords.glanceBase}</p>`,
)}`;
}

/** More contests than this are not kept together in one column. */
const mostInColumn = 12;

function table(
  section: Section,
  named: (contest: ContestReport) => string,
  report: Report,
): Markup {
  const long = section.contests.length > mostInColumn;
  return html`<table class="${long ? 'long' : ''}">
<caption><a href="#${sectionAnchor(section, report)}"><bdi>${section.title}</bdi></a></caption>
<thead class="unseen"><tr><th scope="col">${pageWords.outcome}</th><th scope="col">${pageWords.contest}</th><th scope="col">${pageWords.came}</th></tr></thead>
<tbody>${each(section.contests, (contest) => row(contest, named(contest), report))}</tbody>
</table>`;
}

function row(contest: ContestReport, name: string, report: Report): Markup {
  const { kind } = contest.outcome;
  return html`<tr><td>${sign(kind)}<span class="unseen">${outcomeName(kind)}</span></td><th scope="row"><a href="#${contestAnchor(contest.id, report)}"><bdi>${name}</bdi></a></th><td><bdi>${
    kind === 'withdrawn' || kind === 'no-votes' ? outcomeName(kind) : cameOfIt(contest)
  }</bdi>${smallBar(contest)}</td></tr>`;
}

/** Yes against no; of a choice the names say it. */
function smallBar(contest: ContestReport): Markup {
  const { method, status, accounting } = contest;
  return only(method === 'question' && status === 'active' && accounting.valid > 0, () =>
    drawBar(questionBar(contest, thresholdsOf(contest, undefined)[0])),
  );
}
