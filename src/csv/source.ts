import type { Pieces } from './pieces.ts';
import type { Elsewhere, Shape } from './stretch.ts';

/** A ballot file as it arrives: a name for messages and reports, and its bytes, once, in order; a piece may be over when the next is asked for. */
export interface Source {
  readonly name: string;
  readonly chunks: Pieces;
  /** how many bytes will come, where that is known */
  readonly size?: number;
  /** is told how many bytes and whole rows were read so far; the reading goes on when it is done */
  readonly onRead?: (bytes: number, rows: number) => Promise<void> | undefined;
  /** is asked once, when the headings and so many bytes were read: what of the rest is read elsewhere, if any */
  readonly elsewhere?: (shape: Shape, bytes: number) => Elsewhere | undefined;
}
