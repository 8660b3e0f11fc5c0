import { joinKernel, type Kernel, type KernelMemory, whileRoom } from './kernel.ts';

/**
 * Texts that were kept one by one: where this stands in the memory of the file, behind counters of their
 * hashes, and how many there are.
 */
export interface Block {
  readonly place: number;
  readonly rows: number;
}

/** The blocks of one column, as the kernel takes them. */
interface BlockList {
  /** where the list stands */
  readonly list: number;
  readonly blocks: number;
  /** how many texts they hold together */
  readonly rows: number;
}

/** A share of telling texts apart: those whose hashes begin with the `bits` bits of `sweep`. */
export interface Sweep extends BlockList {
  readonly memory: KernelMemory;
  readonly sweep: number;
  readonly bits: number;
}

/** A block of the memory of a file that is free. */
export interface Room {
  readonly place: number;
  readonly bytes: number;
}

/** Threads that may do a share of what is done in the memory of a file. */
export interface Helpers {
  readonly count: number;
  /** gives the memory that it took; undefined where it was not done */
  readonly tellApart: (sweep: Sweep) => Promise<Room | undefined>;
}

/** The number of each text, in the order in which they first come, and where the text of each number stands. */
export interface Numbered {
  readonly numbers: Uint32Array;
  readonly texts: Uint32Array;
  /** those, in order, whose text is empty or came before; undefined where they are more than an eighth */
  readonly others: Uint32Array | undefined;
}

/** Numbers the texts of some blocks. */
export function numberTexts(kernel: Kernel, blocks: readonly Block[]): Numbered {
  const list = listOf(kernel, blocks);
  for (const sweep of sweepsOf(kernel, list, 2)) tellHere(kernel, sweep);
  return numbered(kernel, list);
}

/** Does the same with the help of other threads, each of which tells some of the texts apart. */
export async function numberTogether(
  kernel: Kernel,
  blocks: readonly Block[],
  helpers: Helpers,
): Promise<Numbered> {
  const list = listOf(kernel, blocks);
  const threads = helpers.count + 1;
  const sweeps = sweepsOf(kernel, list, threads).map((sweep, at) => ({
    sweep,
    elsewhere: at % threads > 0 ? helpers.tellApart(sweep) : undefined,
  }));
  for (const { sweep, elsewhere } of sweeps) if (!elsewhere) tellHere(kernel, sweep);
  for (const { sweep, elsewhere } of sweeps) {
    if (!elsewhere) continue;
    const room = await elsewhere;
    // What another could not do is done here; what it did of it stays.
    if (room) kernel.release(room.place, room.bytes);
    else tellHere(kernel, sweep);
  }
  return numbered(kernel, list);
}

/** Does a share for another thread, where there is memory for it. */
export function tellSweep(sweep: Sweep): Room | undefined {
  const kernel = joinKernel(sweep.memory);
  return whileRoom(kernel, () => tellApart(kernel, sweep));
}

function tellHere(kernel: Kernel, sweep: Sweep): void {
  const { place, bytes } = tellApart(kernel, sweep);
  kernel.release(place, bytes);
}

/** Gives the memory that it took. */
function tellApart(kernel: Kernel, { list, blocks, rows, sweep, bits }: Sweep): Room {
  kernel.beginSweep(rows, sweep, bits);
  const each = Array.from({ length: blocks }, (_, at) => list + entryBytes * at);
  for (const block of each) kernel.countParts(block);
  const place = kernel.openParts() >>> 0;
  for (const block of each) kernel.deal(block);
  const parts = kernel.beginTelling();
  for (let part = 0; part < parts; part += 1) kernel.tellPart(list, blocks, part);
  kernel.endTelling();
  return { place, bytes: kernel.sortedBytes() >>> 0 };
}

/** Bytes of a block in a list. */
const entryBytes = 12;

/** At least so many shares; a power of two. What is sorted for one takes so much less memory. */
function sweepsOf(kernel: Kernel, list: BlockList, least: number): Sweep[] {
  const bits = Math.max(1, Math.ceil(Math.log2(least)));
  const { memory } = kernel;
  return Array.from({ length: 2 ** bits }, (_, sweep) => ({ ...list, memory, sweep, bits }));
}

function listOf(kernel: Kernel, blocks: readonly Block[]): BlockList {
  let rows = 0;
  const words = blocks.flatMap((block) => {
    rows += block.rows;
    return [block.place, block.rows, rows - block.rows];
  });
  const list = kernel.allocate(entryBytes * blocks.length) >>> 0;
  new Uint32Array(kernel.memory.buffer, list).set(words);
  return { list, blocks: blocks.length, rows };
}

function numbered(kernel: Kernel, { list, blocks, rows }: BlockList): Numbered {
  kernel.beginNumbers(rows);
  let next = 1;
  for (let at = 0; at < blocks; at += 1)
    next = kernel.numberBlock(list + entryBytes * at, next) >>> 0;
  kernel.release(list, entryBytes * blocks);
  const { buffer } = kernel.memory;
  const others = kernel.countOthers() >>> 0;
  return {
    others:
      others <= rows >> 3 ? new Uint32Array(buffer, kernel.othersAt() >>> 0, others) : undefined,
    numbers: new Uint32Array(buffer, kernel.numbersAt() >>> 0, rows),
    texts: new Uint32Array(buffer, kernel.firstsAt() >>> 0, next),
  };
}
