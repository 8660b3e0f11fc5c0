/** A ballot file as it arrives: a name for messages and reports, and its bytes, once, in order. */
export interface Source {
  readonly name: string;
  readonly chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** how many bytes will come, where that is known */
  readonly size?: number;
  /** is told how many bytes and whole rows were read so far */
  readonly onRead?: (bytes: number, rows: number) => void;
}
