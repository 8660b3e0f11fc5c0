import { voteNoun } from '../report/messages/figures.ts';
import { countLabels } from '../report/messages/labels.ts';
import { moreOptions, outcomeLabel, seatsOpen } from '../report/messages/outcome.ts';
import { formatNumber } from '../report/numbers.ts';
import type { ContestReport } from '../report/schema.ts';
import { headsWords, listedOptions, votesOf } from './option-order.ts';
import { drawBar } from './text-bar.ts';
import { hang, tied, widthOf, wrap } from './text-layout.ts';
import type { Pen } from './text-pen.ts';
import { roundLines } from './text-rounds.ts';
import { barRows } from './text-rows.ts';
import { safe } from './visible.ts';

/** One contest: its title (with its id, where another has the same) and outcome, its bars, and the sentence that says what decided it. */
export function contestLines(
  contest: ContestReport,
  evidence: readonly string[],
  pen: Pen,
  title: string,
): string[] {
  const head = titleLines(contest, pen, title);
  if (contest.status === 'withdrawn') return head;
  const body =
    contest.method === 'question' ? questionLines(contest, pen) : choiceLines(contest, pen);
  const heads = headsWords(contest);
  const faint = (lines: readonly string[]) =>
    lines.flatMap((line) => hang('    ', safe(line), pen.width).map((part) => pen.faint(part)));
  return [
    ...head,
    ...body,
    ...faint(heads === undefined ? [] : [heads]),
    ...hang('    ', safe(contest.outcome.sentence), pen.width),
    ...roundLines(contest, pen),
    ...faint(evidence),
  ];
}

function titleLines(contest: ContestReport, pen: Pen, whole: string): string[] {
  const { band, outcome } = contest;
  const open = outcome.unfilled === undefined ? [] : [seatsOpen(outcome.unfilled)];
  const beside = [...(band === undefined ? [] : [safe(band)]), ...open].join(', ');
  const name = outcomeLabel(outcome.kind).toUpperCase();
  const label = beside === '' ? name : `${name} (${beside})`;
  const room = Math.max(10, pen.width - 4 - widthOf(label) - 2);
  const [first = '', ...rest] = wrap(safe(whole), room);
  const gap = ' '.repeat(Math.max(2, pen.width - 2 - widthOf(first) - widthOf(label)));
  const quiet = contest.status === 'withdrawn';
  const title = (text: string) => (quiet ? pen.faint(text) : pen.strong(text));
  return [
    `  ${title(first)}${gap}${pen.verdict(contest.outcome.kind, label)}`,
    ...rest.map((line) => `  ${title(line)}`),
  ];
}

function questionLines(contest: ContestReport, pen: Pen): string[] {
  const [yes, no] = contest.options;
  const threshold = contest.exhibits.find((one) => one.kind === 'threshold');
  const counts = partsOf(contest, [
    [yes?.votes ?? 0, 'yes'],
    [no?.votes ?? 0, 'no'],
  ]);
  const size = barSize(pen);
  const base = threshold?.kind === 'threshold' ? threshold.of : contest.accounting.valid;
  const needed = threshold?.kind === 'threshold' ? threshold.needed : undefined;
  const parts = { favour: yes?.votes ?? 0, against: no?.votes ?? 0, threshold: needed };
  const bar = drawBar({ width: size, base, ...parts }, pen.strokes);
  return 6 + size + widthOf(counts) <= pen.width
    ? [`    ${bar}  ${counts.replaceAll(tied, ' ')}`]
    : [`    ${bar}`, ...hang('    ', counts, pen.width)];
}

/** `261 yes  158 no  28 abstain  40 blank`: every ballot of the contest, none left out. */
function partsOf(
  contest: ContestReport,
  first: readonly (readonly [number, keyof typeof countLabels])[],
): string {
  const { abstain, blank, invalid } = contest.accounting;
  const rest = [
    [abstain, 'abstain'],
    [blank, 'blank'],
    ...(invalid > 0 ? [[invalid, 'invalid'] as const] : []),
  ] as const;
  return [...first, ...rest]
    .map(([count, what]) => `${formatNumber(count).padStart(3)}${tied}${countLabels[what]}`)
    .join('  ');
}

function barSize(pen: Pen): number {
  return Math.max(8, Math.min(36, Math.floor((pen.width - 4) * 0.29)));
}

function choiceLines(contest: ContestReport, pen: Pen): string[] {
  const { shown, hidden } = listedOptions(contest.options);
  const rows = barRows(
    shown.map((option) => ({
      mark: contest.outcome.winners.includes(option.id) ? pen.won : ' ',
      title: option.title,
      share: option.share,
    })),
    pen,
  );
  const more =
    hidden.length === 0
      ? []
      : [`    ${moreOptions(hidden.length, votesOf(hidden), voteNoun(contest.method))}`];
  return [
    ...rows,
    ...more,
    ...hang('    ', partsOf(contest, [[contest.accounting.valid, 'valid']]).trimStart(), pen.width),
  ];
}
