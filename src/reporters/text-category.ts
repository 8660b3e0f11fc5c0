import {
  categoryLabel,
  positionOutcomeWords,
  positionsSentence,
  positionWords,
} from '../report/messages/category.ts';
import { formatNumber } from '../report/numbers.ts';
import type { CategoryReport } from '../report/schema.ts';
import { combinationsOf } from './combinations.ts';
import { hang, most, padStart, widthOf, wrap } from './text-layout.ts';
import type { Pen } from './text-pen.ts';
import { barRows } from './text-rows.ts';
import { safe } from './visible.ts';

/** A heading with a line to its label at the right edge: `The future ──── 7 contests, 447 voters took part`. */
export function sectionLines(title: string, label: string, pen: Pen): string[] {
  const clean = safe(title);
  const oneLine = widthOf(clean) + widthOf(label) + 5 <= pen.width;
  const lines = oneLine ? [clean] : wrap(clean, pen.width);
  const last = lines.at(-1) ?? '';
  const room = pen.width - widthOf(last) - (oneLine && label !== '' ? widthOf(label) + 1 : 0) - 1;
  const rule = room > 0 ? ` ${pen.faint(pen.line.repeat(room))}` : '';
  const heads = [
    ...lines.slice(0, -1).map((line) => pen.strong(line)),
    `${pen.strong(last)}${rule}${oneLine && label !== '' ? ` ${label}` : ''}`,
  ];
  return oneLine || label === '' ? heads : [...heads, ...wrap(label, pen.width)];
}

/** A category's heading (`title` says within which it lies), the support of its positions by distinct voter, and their overlaps. */
export function categoryLines(category: CategoryReport, title: string, pen: Pen): string[] {
  return [
    ...sectionLines(title, categoryLabel(category), pen),
    '',
    ...positionLines(category, pen),
  ];
}

function positionLines(category: CategoryReport, pen: Pen): string[] {
  if (category.positions.length === 0) return [];
  const rows = barRows(
    category.positions.map((position) => ({
      mark: '',
      title: positionWords(position),
      share: position.ofParticipants,
    })),
    pen,
  );
  return [
    ...rows,
    ...outcomeLines(category, pen),
    ...hang('  ', positionsSentence(category), pen.width),
    '',
    ...combinationLines(category, pen),
  ];
}

/** What came of the positions that have a rule, and the bands that they reach. */
function outcomeLines(category: CategoryReport, pen: Pen): string[] {
  const lines = category.positions.flatMap((position) => positionOutcomeWords(position) ?? []);
  return lines.flatMap((line) => hang('  ', safe(line), pen.width));
}

/** Who supported what together, and nobody twice: none and the combinations add up to the participants. */
function combinationLines(category: CategoryReport, pen: Pen): string[] {
  const lines = combinationsOf(category);
  if (lines.length === 0) return [];
  const digits = most(lines.map(([count]) => formatNumber(count).length));
  return [
    ...lines.flatMap(([count, words]) =>
      hang(`    ${padStart(formatNumber(count), digits)}  `, safe(words), pen.width),
    ),
    '',
  ];
}
