import type { ContestReport } from '../report/schema.ts';

/** The votes of each option in each round of a count of rankings. */
export interface RoundTable {
  readonly rounds: readonly number[];
  /** the elected first, as they were; then those who were left longest */
  readonly rows: readonly {
    readonly title: string;
    /** by round; none where it was out */
    readonly cells: readonly (Cell | undefined)[];
  }[];
  readonly exhausted: readonly number[];
}

interface Cell {
  readonly votes: number;
  /** what becomes of the option in this round */
  readonly fate?: 'elected' | 'out';
}

/** The rounds of a contest, where there are several, and not more of them or of options than a reporter can show. */
export function roundTable(
  { exhibits, options, outcome }: ContestReport,
  most: { readonly rounds: number; readonly options: number },
): RoundTable | undefined {
  const rounds = exhibits.flatMap((one) => (one.kind === 'round' ? [one] : []));
  const { length } = rounds;
  if (length < 2 || length > most.rounds || options.length > most.options) return undefined;
  const ids = rounds[0]?.options.map(({ option }) => option) ?? [];
  const isLast = (at: number) => at === length - 1;
  const rows = ids.map((id) => {
    const cells = rounds.map((round, at): Cell | undefined => {
      const own = round.options.find(({ option }) => option === id);
      if (own === undefined) return undefined;
      const { elected = isLast(at) ? outcome.winners : [], out } = round;
      const fate = elected.includes(id) ? 'elected' : out.includes(id) ? 'out' : undefined;
      return { votes: own.votes, ...(fate && { fate }) };
    });
    const title = options.find((one) => one.id === id)?.title ?? id;
    return { title, cells, ...placeIn(cells) };
  });
  return {
    rounds: rounds.map(({ round }) => round),
    rows: rows
      .sort((a, b) => a.elected - b.elected || b.rounds - a.rounds || b.last - a.last)
      .map(({ title, cells }) => ({ title, cells })),
    exhausted: rounds.map(({ exhausted }) => exhausted),
  };
}

/** The round in which it is elected, in how many it is left, and its votes in the last of them. */
function placeIn(cells: readonly (Cell | undefined)[]) {
  const elected = cells.findIndex((cell) => cell?.fate === 'elected');
  const known = cells.flatMap((cell) => cell ?? []);
  return {
    elected: elected < 0 ? cells.length : elected,
    rounds: known.length,
    last: known.at(-1)?.votes ?? 0,
  };
}
