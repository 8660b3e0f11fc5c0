/** The bytes of a file in pieces. Each may be read straight into the room that is handed over for it, or stand elsewhere. */
export type Pieces =
  | AsyncIterable<Uint8Array, unknown, Uint8Array | undefined>
  | Iterable<Uint8Array, unknown, Uint8Array | undefined>;

/**
 * The pieces one after another, each in the room there is by then, if it is taken: copying into memory that
 * threads share takes a tenth of the time in which a large file is read.
 */
export async function* piecesInto(
  pieces: Pieces,
  room: () => Uint8Array | undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
  const rest =
    Symbol.asyncIterator in pieces ? pieces[Symbol.asyncIterator]() : pieces[Symbol.iterator]();
  try {
    for (;;) {
      const { done, value } = await rest.next(room());
      if (done === true) return;
      yield value;
    }
  } finally {
    await rest.return?.();
  }
}
