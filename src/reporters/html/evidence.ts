import {
  groupsClause,
  minimumClause,
  thresholdClause,
  vetoClause,
  voicesSentence,
} from '../../report/messages/deciding.ts';
import { pageWords } from '../../report/messages/page.ts';
import type { ContestReport, ExhibitReport, Report } from '../../report/schema.ts';
import { baseName } from './contest-bars.ts';
import { each, html, type Markup, nothing, only } from './markup.ts';

/** What is said once for all contests: the sentence of their quorum, and of those that no base changes. */
export interface Told {
  readonly quorum: string | undefined;
  readonly sameBase: 'once' | 'each';
}

/** Outcomes that no base changes. */
const undecided: readonly string[] = ['not-applicable', 'no-quorum', 'no-votes'];

/** The quorum where it is the contest's own, the groups of a rule, ties, and what the outcome hangs on. */
export function evidence(
  contest: ContestReport,
  { quorum, sameBase }: Told,
  { contests }: Pick<Report, 'contests'>,
): Markup {
  const { outcome, baseSentence = '', robustness, exhibits, accounting } = contest;
  const differs = contest.counterfactuals?.some((one) => one.differs);
  const own = contest.quorum?.sentence ?? '';
  const base = undecided.includes(outcome.kind) || (sameBase === 'once' && !differs);
  const lines = [
    own !== quorum && outcome.kind !== 'no-quorum' ? own : '',
    ...new Set(exhibits.flatMap((one) => voices(one, outcome.winners))),
    base ? '' : baseSentence,
    accounting.ballots === 0 ? '' : (robustness?.sentence ?? ''),
  ].filter((line) => line !== '');
  return html`${each(lines, (line) => html`<p class="note">${line}</p>`)}${each(exhibits, (one) => lot(one, [...contest.options, ...contests]))}`;
}

function voices(exhibit: ExhibitReport, winners: readonly string[]): string[] {
  return exhibit.kind === 'groups' &&
    exhibit.of > 0 &&
    exhibit.option === (winners[0] ?? exhibit.option)
    ? [voicesSentence(exhibit.column, exhibit.groups)]
    : [];
}

/** The draws of a lot, whole, so that anybody can repeat them. */
function lot(
  exhibit: ExhibitReport,
  titled: readonly { readonly id: string; readonly title: string }[],
): Markup {
  if (exhibit.kind !== 'tie-break' || exhibit.draws === undefined) return nothing;
  return html`<table class="lot">
<caption>${pageWords.draws}</caption>
<thead><tr><th scope="col">${pageWords.option}</th><th scope="col">${pageWords.drawnText}</th><th scope="col">${pageWords.hash}</th></tr></thead>
<tbody>${each(
    exhibit.draws,
    ({ option, text, hash }) =>
      html`<tr><th scope="row"><bdi>${titled.find((one) => one.id === option)?.title ?? option}</bdi></th><td><code>${text}</code></td><td><code>${hash}</code></td></tr>`,
  )}</tbody>
</table>`;
}

/** The conditions of a rule that has several, each with a sign: met or not. */
export function conditions(contest: ContestReport): Markup {
  const { exhibits, outcome } = contest;
  const subject = outcome.winners[0] ?? exhibits.find((one) => 'met' in one)?.option;
  const found = exhibits.flatMap((one) =>
    'met' in one && one.option === subject ? [{ met: one.met, words: clause(one, contest) }] : [],
  );
  return only(
    found.length > 1,
    () =>
      html`<ul class="conditions">${each(
        found,
        ({ met, words }) =>
          html`<li><b class="sign ${met ? 'good' : 'bad'}" aria-hidden="true">${met ? '✓' : '✕'}</b> ${words}</li>`,
      )}</ul>`,
  );
}

type Condition = Extract<ExhibitReport, { met: boolean }>;

function clause(exhibit: Condition, { options, heads }: ContestReport): string {
  switch (exhibit.kind) {
    case 'threshold': {
      const { votes, of, rule, needed, met, short, excess } = exhibit;
      const share = options.find((one) => one.id === exhibit.option)?.share;
      const percent = share?.of === of && share.votes === votes ? share.percent : undefined;
      return thresholdClause({
        share: {
          votes,
          of,
          base: baseName(exhibit, heads),
          ...(percent !== undefined && { percent }),
        },
        rule,
        needed,
        difference: short ?? excess ?? 0,
        met,
      });
    }
    case 'minimum':
      return minimumClause(exhibit.votes, exhibit.needed, exhibit.met);
    case 'veto':
      return vetoClause(exhibit.against);
    case 'groups': {
      const { column, carried, of, needed, rule, groups } = exhibit;
      const against = groups.filter((group) => group.voice === 'against').length;
      return groupsClause({
        column,
        voices: rule.includes(' by one voice per ') ? { against } : undefined,
        carried,
        of,
        needed,
      });
    }
  }
}
