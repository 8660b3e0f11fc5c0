import type { TieBreakExhibit } from '../methods/method.ts';

/** A broken tie with titles for indexes, as its sentence needs it. */
export function tieWords(
  { options, chosen, draws, ...tie }: TieBreakExhibit,
  titleOf: (index: number) => string,
) {
  return {
    ...tie,
    options: options.map(titleOf),
    chosen: chosen.map(titleOf),
    ...(draws && {
      draws: draws.map((draw) => ({ title: titleOf(draw.option), hash: draw.hash })),
    }),
  };
}
