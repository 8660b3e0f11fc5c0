/** A ballot file as it arrives: a name for messages and reports, and its bytes, once, in order. */
export interface Source {
  readonly name: string;
  readonly chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}
