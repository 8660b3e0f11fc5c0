import { tellSweep } from '../../src/csv/number-texts.ts';
import { readStretch } from '../../src/csv/read-stretch.ts';
import type { Elsewhere, Shape, Stretch } from '../../src/csv/stretch.ts';
import { chunksOf, piecesOf } from './csv.ts';

/** What a source says of the rest of a file that is read in stretches from some places on, in pieces of these sizes. */
export function readFrom(
  file: Buffer,
  places: readonly number[],
  shape: Shape,
  sizes: readonly number[],
  onAgain: () => void = () => {},
): Elsewhere | undefined {
  const [from] = places;
  if (from === undefined) return undefined;
  return {
    from,
    stretches: async () => {
      const all: Stretch[] = [];
      for (const [at, place] of places.entries()) {
        const next = places[at + 1];
        const chunks = piecesOf(file.subarray(place, next), sizes);
        const isLast = next === undefined ? 'last' : 'not last';
        const stretch = await readStretch(chunks, shape, isLast);
        if (stretch === undefined) return undefined;
        all.push(stretch);
      }
      return all;
    },
    again: () => {
      onAgain();
      return chunksOf(file.subarray(from), sizes);
    },
    // As if threads told some texts apart, of which one cannot.
    helpers: {
      count: 2,
      tellApart: async (sweep) => (sweep.sweep % 3 === 1 ? tellSweep(sweep) : undefined),
    },
    close: () => {},
  };
}
