import { leadingByGroup, participantsWords } from '../../report/messages/accounting.ts';
import { unitOf, weighedBase } from '../../report/messages/bases.ts';
import { countedUnit } from '../../report/messages/category.ts';
import { labels } from '../../report/messages/labels.ts';
import { capital } from '../../report/messages/outcome.ts';
import { byGroup, groupVotes, pageWords, voiceWords } from '../../report/messages/page.ts';
import { formatNumber, percentOf } from '../../report/numbers.ts';
import type { CategoryReport, ContestReport, GroupReport, Report } from '../../report/schema.ts';
import { mostVotesFirst } from '../option-order.ts';
import { listedGroups } from '../outline.ts';
import { drawBar } from './bar.ts';
import { each, html, type Markup, only } from './markup.ts';

type Groups = Report['groups'];
type ContestGroup = NonNullable<ContestReport['groups']>[number];

/** Options whose votes are drawn by group. */
const mostOptions = 5;

/** A small figure for each group, all to one measure. */
export function contestByGroup(contest: ContestReport, groups: Groups): Markup {
  const write = contest.method === 'question' ? questionOf : choiceOf;
  const { base = '' } = contest.groups?.[0]?.options[0]?.share ?? {};
  const name = weighedBase(base, unitOf(contest));
  const { length } = contest.options;
  const fewer = contest.method !== 'question' && length > mostOptions;
  const drawn = listedGroups(contest.groups).length > 0;
  return html`${multiples(contest.groups ?? [], groups, name, (own, group) => write(own, group, contest))}${only(
    fewer && drawn,
    () => html`<p class="note">${leadingByGroup(mostOptions, length)}</p>`,
  )}`;
}

/** The figures of groups, by the column that names them. */
function multiples<T extends { readonly group: string }>(
  figures: readonly T[],
  groups: Groups,
  base: string | undefined,
  write: (figure: T, group: GroupReport) => Markup,
): Markup {
  const drawn = listedGroups(figures).flatMap((figure) => {
    const group = groups.find((one) => one.id === figure.group);
    return group === undefined ? [] : [{ column: group.column, markup: write(figure, group) }];
  });
  const columns = [...new Set(drawn.map(({ column }) => column))];
  return html`${each(
    columns,
    (column) => html`<div class="by"><p class="kicker"><bdi>${byGroup(column, base)}</bdi></p>
<ul class="multiples">
${drawn.filter((one) => one.column === column).map((one) => one.markup)}
</ul></div>`,
  )}`;
}

function questionOf(group: ContestGroup, shown: GroupReport, contest: ContestReport): Markup {
  const votes = contest.options.map(({ id, title }) => ({
    title,
    votes: group.options.find((one) => one.id === id)?.votes ?? 0,
  }));
  const [yes, no] = votes;
  const share = group.options[0]?.share;
  return html`<li><p><bdi>${shown.title}</bdi> <b>${share ? percentOf(share) : ''}</b></p>${drawBar(
    {
      of: share?.of ?? 0,
      parts: [
        { fill: 'for', votes: yes?.votes ?? 0 },
        { fill: 'against', votes: no?.votes ?? 0 },
      ],
    },
  )}<small>${groupVotes(votes)}${voiceOf(contest, shown)}</small></li>`;
}

/** Where a rule asks each group: what this one said. */
function voiceOf({ exhibits }: ContestReport, group: GroupReport): string {
  const voices = exhibits.flatMap((one) =>
    one.kind === 'groups' && one.column === group.column
      ? one.groups.filter(({ title }) => title === group.title)
      : [],
  );
  const [first] = voices;
  return first === undefined ? '' : `: ${voiceWords(first.voice)}`;
}

function choiceOf(
  group: ContestGroup,
  shown: GroupReport,
  { options, outcome }: ContestReport,
): Markup {
  const leading = mostVotesFirst(options).slice(0, mostOptions);
  return html`<li><p><bdi>${shown.title}</bdi></p><table>
<caption class="unseen"><bdi>${shown.title}</bdi></caption>
<thead class="unseen"><tr><th scope="col">${pageWords.option}</th><th scope="col">${pageWords.votes}</th></tr></thead>
<tbody>${each(leading, ({ id, title }) => {
    const votes = group.options.find((one) => one.id === id);
    return html`<tr><th scope="row"><bdi>${title}</bdi>${drawBar({
      of: votes?.share.of ?? 0,
      parts: [{ fill: outcome.winners.includes(id) ? 'won' : 'plain', votes: votes?.votes ?? 0 }],
    })}</th><td>${formatNumber(votes?.votes ?? 0)}</td></tr>`;
  })}</tbody>
</table></li>`;
}

/** The positions of a category by group: distinct voters, over those of the group who took part. */
export function categoryByGroup(category: CategoryReport, groups: Groups): Markup {
  return multiples(
    category.groups ?? [],
    groups,
    undefined,
    (own, { title }) => html`<li><table>
<caption><bdi>${participantsWords(title, own.participants, unitOf(category), [])}</bdi></caption>
<thead class="unseen"><tr><th scope="col">${pageWords.position}</th><th scope="col">${capital(countedUnit(category))}</th></tr></thead>
<tbody>${each(
      own.positions,
      ({ id, supporters, share }) =>
        html`<tr><th scope="row"><bdi>${category.positions.find((one) => one.id === id)?.title ?? id}</bdi>${drawBar(
          { of: share.of, parts: [{ fill: 'plain', votes: supporters }] },
        )}</th><td>${formatNumber(supporters)}</td></tr>`,
    )}</tbody>
</table></li>`,
  );
}

/** The groups of each column, with their ballots and their turnout. */
export function groupsSection({ groups }: Report): Markup {
  const columns = [...new Set(groups.map((group) => group.column))];
  return html`${each(columns, (column, at) => {
    const own = groups.filter((group) => group.column === column);
    const anchor = `groups.${at}`;
    return html`<section aria-labelledby="${anchor}">
<h2 id="${anchor}"><bdi>${column}</bdi></h2>
<p class="under">${labels.ballotsByGroup}</p>
${table(own, column)}
${only(
  own.some((group) => group.overlapping),
  () => html`<p class="note">${labels.overlappingGroups}</p>`,
)}
</section>`;
  })}`;
}

function table(groups: readonly GroupReport[], column: string): Markup {
  const known = groups.some((group) => group.eligible !== undefined);
  return html`<table class="sum">
<caption class="unseen"><bdi>${column}</bdi></caption>
<thead><tr><th scope="col">${pageWords.group}</th><th scope="col">${pageWords.ballots}</th><th scope="col">${pageWords.share}</th>${only(
    known,
    () => html`<th scope="col">${pageWords.eligible}</th><th scope="col">${pageWords.turnout}</th>`,
  )}</tr></thead>
<tbody>${each(
    groups,
    ({ title, ballots, share, eligible, turnout }) =>
      html`<tr><th scope="row"><bdi>${title}</bdi>${drawBar({
        of: eligible ?? share.of,
        parts: [{ fill: 'plain', votes: ballots }],
      })}</th><td>${formatNumber(ballots)}</td><td>${percentOf(share)}</td>${only(
        known,
        () =>
          html`<td>${eligible === undefined ? '' : formatNumber(eligible)}</td><td>${turnout ? percentOf(turnout) : ''}</td>`,
      )}</tr>`,
  )}</tbody>
</table>`;
}
