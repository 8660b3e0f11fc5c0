import { cleanText, foldText } from '../base/fold.ts';
import type { ValueList } from './value-list.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Cells cut at a separator, as numbers: each spelling of a part has one, and spellings that are the same
 * when folded share a name. The parts of a cell stand in `parts` from `starts[cell]` to before `ends[cell]`.
 */
export interface CutCells {
  readonly size: number;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** two bytes each, until there are more spellings than they can number */
  parts: Uint16Array | Uint32Array;
  /** whether a space follows a separator in the cell */
  readonly spaced: Uint8Array;
  readonly spellings: Spellings;
}

interface Spellings {
  readonly numberOf: (text: string) => number;
  readonly textOf: (spelling: number) => string;
  readonly count: () => number;
  /** the name of a spelling; names begin with 1 */
  readonly nameOf: (spelling: number) => number;
  readonly names: () => number;
}

/** What separators there are in the cells of a column. */
export interface Separators {
  /** into how many parts the cells are cut, and the one with the most */
  readonly parts: number;
  readonly most: number;
  readonly spaced: boolean;
  /** a separator ends a cell; or one does, but for the space that trimming took */
  readonly trailing: boolean;
  readonly ending: boolean;
  /** how long each cell is */
  readonly lengths: Uint32Array;
}

export function separatorsIn(list: ValueList, separator: string): Separators {
  let parts = 0;
  let most = 0;
  let spaced = false;
  let trailing = false;
  let ending = false;
  const bare = separator.trimEnd();
  const lengths = new Uint32Array(list.length);
  for (let cell = 0; cell < list.length; cell += 1) {
    const text = list.textAt(cell);
    let own = 1;
    for (let at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, at)) {
      at += separator.length;
      own += 1;
      spaced ||= text[at] === ' ';
    }
    parts += own;
    most = Math.max(most, own);
    trailing ||= text.endsWith(separator);
    ending ||= text.endsWith(bare);
    lengths[cell] = text.length;
  }
  return { parts, most, spaced, trailing, ending, lengths };
}

/** Cuts cells into at most so many parts in all; empty ones and what stands in `aside` are left out. */
export function cutCells(
  list: ValueList,
  separator: string,
  aside: Vocabulary,
  most: number,
): CutCells {
  const spellings = spellingsOf();
  const known = new Map<string, number>();
  const partOf = (raw: string): number => {
    const own = known.get(raw);
    if (own !== undefined) return own;
    const part = cleanText(raw);
    const left = part === '' || aside.has(foldText(part));
    const spelling = left ? -1 : spellings.numberOf(part);
    known.set(raw, spelling);
    return spelling;
  };
  const starts = new Uint32Array(list.length);
  const ends = new Uint32Array(list.length);
  const spaced = new Uint8Array(list.length);
  const cells: CutCells = {
    ...{ size: list.length, starts, ends, spaced, spellings },
    parts: new Uint16Array(most),
  };
  let end = 0;
  for (let cell = 0; cell < list.length; cell += 1) {
    const text = list.textAt(cell);
    starts[cell] = end;
    if (text.includes(`${separator} `)) spaced[cell] = 1;
    for (const raw of text.split(separator)) {
      const part = partOf(raw);
      if (part < 0) continue;
      setPart(cells, end, part);
      end += 1;
    }
    ends[cell] = end;
  }
  return cells;
}

function setPart(cells: CutCells, at: number, part: number): void {
  if (part > 0xffff && cells.parts.BYTES_PER_ELEMENT === 2)
    cells.parts = Uint32Array.from(cells.parts);
  cells.parts[at] = part;
}

function spellingsOf(): Spellings {
  const numbers = new Map<string, number>();
  const texts: string[] = [];
  const names: number[] = [];
  const byFolded = new Map<string, number>();
  return {
    numberOf: (text) => {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      const folded = foldText(text);
      const name = byFolded.get(folded) ?? byFolded.size + 1;
      byFolded.set(folded, name);
      numbers.set(text, texts.length);
      names.push(name);
      return texts.push(text) - 1;
    },
    textOf: (spelling) => texts[spelling] ?? '',
    nameOf: (spelling) => names[spelling] ?? 0,
    count: () => texts.length,
    names: () => byFolded.size,
  };
}

/** How many parts each cell has. */
export function partsIn({ starts, ends }: CutCells, cell: number): number {
  return (ends[cell] ?? 0) - (starts[cell] ?? 0);
}

/** "Smith, John, Lee, Kim": where no part ever stands alone and all come in twos, the twos are the names. */
export function pairNames(cells: CutCells, separator: string): boolean {
  for (let cell = 0; cell < cells.size; cell += 1) {
    const own = partsIn(cells, cell);
    if (own === 0 || own % 2 === 1) return false;
  }
  joinParts(
    cells,
    () => true,
    () => separator,
  );
  return true;
}

/** Joins parts that are always next to each other, until there are none such; tells whether there were any. */
export function mergeInseparable(cells: CutCells, separator: string): boolean {
  const { nameOf, names } = cells.spellings;
  const spacedGlue = separator.trim() === '' ? separator : `${separator.trimEnd()} `;
  const tangled = repeated(cells);
  const pairsNow = () => inseparable(cells, tangled);
  let merged = false;
  for (let pairs = pairsNow(); pairs.size > 0; pairs = pairsNow()) {
    const lastCell = new Int32Array(names() + 1).fill(-1);
    joinParts(
      cells,
      (part, cell) => {
        // Of several in one cell the first is joined, and what is then next to it is looked at anew.
        const name = nameOf(part);
        if (!pairs.has(name) || lastCell[name] === cell) return false;
        lastCell[name] = cell;
        return true;
      },
      (cell) => (cells.spaced[cell] === 1 ? spacedGlue : separator),
      (one, other, both) => {
        if (tangled.has(nameOf(one)) || tangled.has(nameOf(other))) tangled.add(nameOf(both));
      },
    );
    merged = true;
  }
  return merged;
}

/** Joins each part that is wanted with the one behind it; what is joined is told as spellings. */
function joinParts(
  cells: CutCells,
  isWanted: (part: number, cell: number) => boolean,
  glueIn: (cell: number) => string,
  onJoined?: (one: number, other: number, both: number) => void,
): void {
  const { size, starts, ends, spellings } = cells;
  for (let cell = 0; cell < size; cell += 1) {
    const end = ends[cell] ?? 0;
    let to = starts[cell] ?? 0;
    for (let at = to; at < end; at += 1, to += 1) {
      const own = cells.parts[at] ?? 0;
      cells.parts[to] = own;
      if (at + 1 === end || !isWanted(own, cell)) continue;
      at += 1;
      const other = cells.parts[at] ?? 0;
      const text = `${spellings.textOf(own)}${glueIn(cell)}${spellings.textOf(other)}`;
      const both = spellings.numberOf(text);
      setPart(cells, to, both);
      onJoined?.(own, other, both);
    }
    ends[cell] = to;
  }
}

/** The names of parts that stand in a cell twice. */
function repeated({ size, starts, ends, parts, spellings }: CutCells): Set<number> {
  const lastCell = new Int32Array(spellings.names() + 1).fill(-1);
  const found = new Set<number>();
  for (let cell = 0; cell < size; cell += 1) {
    for (let at = starts[cell] ?? 0; at < (ends[cell] ?? 0); at += 1) {
      const name = spellings.nameOf(parts[at] ?? 0);
      if (lastCell[name] === cell) found.add(name);
      lastCell[name] = cell;
    }
  }
  return found;
}

const unmet = -1;
const several = -2;

/**
 * The names of parts that are always followed by the same other, which never follows another; no part is in
 * two such pairs. Of pairs with a tangled part, one that stood in a cell twice or was joined of such, there is
 * the first alone: what becomes of the others hangs on it. All others are joined with the same outcome
 * whatever the order.
 */
function inseparable(
  { size, starts, ends, parts, spellings }: CutCells,
  tangled: ReadonlySet<number>,
): ReadonlySet<number> {
  const after = new Int32Array(spellings.names() + 1).fill(unmet);
  const before = new Int32Array(spellings.names() + 1).fill(unmet);
  const note = (seen: Int32Array, name: number, other: number) => {
    if (seen[name] === unmet) seen[name] = other;
    else if (seen[name] !== other) seen[name] = several;
  };
  const met: number[] = [];
  for (let cell = 0; cell < size; cell += 1) {
    const end = ends[cell] ?? 0;
    let last = 0;
    for (let at = starts[cell] ?? 0; at < end; at += 1) {
      const name = spellings.nameOf(parts[at] ?? 0);
      if (after[name] === unmet && before[name] === unmet) met.push(name);
      note(before, name, last);
      if (last > 0) note(after, last, name);
      last = name;
    }
    if (last > 0) note(after, last, 0);
  }
  const taken = new Set<number>();
  const firsts = new Set<number>();
  let knotted = false;
  for (const first of met) {
    const second = after[first] ?? 0;
    if (second <= 0 || second === first || before[second] !== first) continue;
    const isTangled = tangled.has(first) || tangled.has(second);
    const isFree = !taken.has(first) && !taken.has(second) && !(isTangled && knotted);
    knotted ||= isTangled;
    if (!isFree) continue;
    taken.add(first).add(second);
    firsts.add(first);
  }
  return firsts;
}
