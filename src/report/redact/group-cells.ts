import type { Block, Blocks } from '../../election/blocks.ts';
import type { Groups } from '../../election/groups.ts';
import { titleOf } from '../group-report.ts';

/** A column of groups as it may be published. */
interface GroupCells {
  readonly heading: string;
  /** of the column among those of the ballots; absent where it is of the roll */
  readonly position?: number;
  /** by the cell of `Groups` */
  readonly texts: readonly string[];
}

interface PublishedGroups {
  readonly columns: readonly GroupCells[];
  /** headings of columns that would show too few ballots beside the others */
  readonly leftOut: readonly string[];
}

/** A column of the ballots or of the roll; several of `Groups`, where a voter may be in several groups. */
interface Source {
  readonly heading: string;
  readonly position?: number;
  readonly parts: readonly number[];
}

/**
 * The groups under which ballots may be published: as the report shows them, small ones merged. In a
 * report each column stands for itself; here all of them stand beside the same marks. So a column is
 * left out where a combination of groups would have fewer than `smallest` ballots. Columns named in
 * `needed` come first, for a rule must hold in their groups.
 */
export function groupCells(
  groups: Groups,
  blocks: Blocks,
  separatorOf: (heading: string) => string | undefined,
  smallest: number,
  needed: (heading: string) => boolean,
): PublishedGroups {
  const shown = sourcesOf(groups).flatMap((source) => {
    const parts = source.parts.filter((at) => isShown(blocks.columns[at] ?? [], smallest));
    return parts.length === 0 ? [] : [{ ...source, parts }];
  });
  const ranked = [
    ...shown.filter(({ heading }) => needed(heading)),
    ...shown.filter(({ heading }) => !needed(heading)),
  ];
  const kept: Source[] = [];
  for (const source of ranked) {
    const parts = [...kept, source].flatMap((one) => one.parts);
    if (smallest === 1 || fewest(parts, groups, blocks) >= smallest) kept.push(source);
  }
  return {
    columns: shown
      .filter((source) => kept.includes(source))
      .map(({ heading, position, parts }) => ({
        heading,
        ...(position !== undefined && { position }),
        texts: groups.cells.map((_, cell) =>
          cellText(parts, cell, blocks, separatorOf(heading) ?? ''),
        ),
      })),
    leftOut: shown.filter((source) => !kept.includes(source)).map(({ heading }) => heading),
  };
}

function sourcesOf({ columns }: Groups): Source[] {
  const found: Source[] = [];
  columns.forEach(({ heading, position, members }, at) => {
    const last = found.at(-1);
    if (members && last?.heading === heading && last.position === position) {
      found[found.length - 1] = { ...last, parts: [...last.parts, at] };
    } else found.push({ heading, ...(position !== undefined && { position }), parts: [at] });
  });
  return found;
}

/** Whether none of its groups is small; of overlapping groups, whether they can be told at all. */
function isShown(column: readonly Block[], smallest: number): boolean {
  if (column.some(({ members }) => members) && column.length < 2) return false;
  return smallest === 1 || column.every(({ ballots }) => ballots.heads >= smallest);
}

/** The fewest ballots that share their groups in all of these columns. */
function fewest(parts: readonly number[], groups: Groups, blocks: Blocks): number {
  const sizes = new Map<string, number>();
  groups.ballotsIn.forEach(({ heads }, cell) => {
    const key = parts.map((at) => blocks.ofCell[at]?.[cell] ?? -1).join(' ');
    sizes.set(key, (sizes.get(key) ?? 0) + heads);
  });
  return [...sizes.values()].reduce(
    (least, size) => Math.min(least, size),
    Number.POSITIVE_INFINITY,
  );
}

function cellText(
  parts: readonly number[],
  cell: number,
  blocks: Blocks,
  separator: string,
): string {
  return parts
    .flatMap((at) => {
      const block = blocks.columns[at]?.[blocks.ofCell[at]?.[cell] ?? -1];
      if (block === undefined || (block.alone && block.title === '')) return [];
      return [titleOf(block)];
    })
    .join(separator);
}
