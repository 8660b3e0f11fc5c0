// The kernel that reads CSV, in AssemblyScript: bytes in, dictionary codes out, no text per cell.
// `npm run kernel` compiles it into src/csv/kernel-bytes.ts; tests/csv/kernel.test.ts compares the two.
//
// It cuts the bytes of a window into records and gives each cell the code of its text in the
// dictionary of its column. What is not well formed it leaves to its caller. It takes its memory in
// blocks whose sizes are powers of two, and an arena that holds each distinct text once. The threads
// that read one file have a kernel each in one memory, so that a place says the same to all of them:
// only the end of what is taken is shared.
//
// Why WebAssembly: for 1,000,000 rows of 27 cells (135 MB) Node took 1.07 s of processor time with it,
// and 2.43 s with the same done in plain JavaScript over bytes, by turns on two busy cores; 157 MB at
// the peak, and 255. Sixteen bytes at a time are looked at for what may end a cell, and compared. Cutting
// text into a string for each cell, as csv-parse and what stood here before do, takes many times that.

/** Why scanning stopped: no whole record is left, the batch is full, the caller must decide, the quotes are wrong. */
const END = 0;
const FULL = 1;
const CHECK = 2;
const IRREGULAR = 3;
const TOO_MANY = 4;

const QUOTE: u32 = 0x22;
const LF: u32 = 0x0a;
const CR: u32 = 0x0d;
/** Stands for the byte after the last. */
const NOTHING: u32 = 0x100;

/** Bytes that may be read, and written, behind any text. */
const SLACK: u32 = 64;
/** Cells of one batch. */
const BATCH: u32 = 1 << 17;
const MOST_COLUMNS: u32 = 10_000;
/** Longer records are left to the caller, who knows what is too long. */
const LARGE: u32 = 1 << 20;
/** Marks, in the length of a cell, that quotes in it are doubled. */
const DOUBLED: u32 = 1 << 31;

// A column: its texts by code, a table of slots (code and hash), and a small cache of short cells.
const TEXTS: u32 = 0;
const ROOM: u32 = 4;
const COUNT: u32 = 8;
const TABLE: u32 = 12;
const BITS: u32 = 16;
const WIDTH: u32 = 20;
const SEEN: u32 = 24;
const LONGEST: u32 = 28;
const BULK: u32 = 32;
const APART: u32 = 36;
const BLOCK: u32 = 40;
const KEPT: u32 = 44;
/** Whether codes are bytes and cells are looked up at once, as nearly everywhere. */
const PLAIN: u32 = 48;
const INITIALS: u32 = 64;
const SORTS: u32 = INITIALS + 32;
const KEYS: u32 = SORTS + 16;
const CODES: u32 = KEYS + 32 * 8;
const COLUMN: u32 = CODES + 32 * 4;

/** What was seen in the texts of a column. */
const HIGH = 1;
const CONTROL = 2;
const UPPER = 4;
const SPACED = 8;
const AT = 16;
const QUOTED = 32;
/** A colon or a full stop. */
const TIMED = 64;
/** No UTF-8. */
const BROKEN = 128;
const AMPERSAND = 256;

/*
 * Sorts of bytes, as bits: a byte is of a sort when both its halves are of it. They are beyond ASCII;
 * below a space; DEL; A to O; P to Z; "@"; ":"; ".".
 */
const highHalves: v128 = i8x16(2, 2, <i8>128, 64, 8 | 32, 16, 0, 4, 1, 1, 1, 1, 1, 1, 1, 1);
const lowHalves: v128 = i8x16(1 | 2 | 16 | 32, 27, 27, 27, 27, 27, 27, 27, 27, 27, 27 | 64, 11, 11, 11, <i8>(11 | 128), 11 | 4);

/** From so many distinct texts on, the cells of a batch are looked up together: their slots are fetched first. */
const MANY: u32 = 4096;
/** So many slots are fetched ahead: they fit into the nearest caches. */
const AHEAD: u32 = 512;
/** Longer texts are looked up even where others are only kept, for they may come often. */
const SHORT: u32 = 48;

let delimiter: u32 = 0;
let width: u32 = 0;
let named: u32 = 0;
let structural: v128 = i8x16.splat(0);

let columns: u32 = 0;
let output: u32 = 0;
let waiting: u32 = 0;
let hashes: u32 = 0;
let most: u32 = 0;

/** Where what is taken of the memory ends. */
const end64: u32 = <u32>memory.data(8, 8);
/** 0xff for each byte that belongs to a text, by its length: sixteen of them, then zeros. */
const inside: u32 = <u32>memory.data<u8>([255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 16);
let bounds: u32 = 0;
let free: u32 = 0;
let arena: u32 = 0;
let arenaEnd: u32 = 0;

let position: u32 = 0;
let rowsDone: u32 = 0;
let rowsBefore: u32 = 0;
let runsDone: u32 = 0;
let lineExpected: u32 = 0;
let lineNow: u32 = 1;
let cellsFound: u32 = 0;
let breaksFound: u32 = 0;
let recordEnd: u32 = 0;

/** Makes a memory as good as new, but for what stands in it. */
export function clear(): void {
  store<u64>(end64, (<u64>__heap_base + 63) & ~63);
}

/** Begins anew, as one of those that use the memory. */
export function enter(): void {
  free = extend(4 * 32);
  memory.fill(free, 0, 4 * 32);
  bounds = extend(8 * 10_002);
  arena = 0;
  arenaEnd = 0;
  waiting = 0;
  hashes = 0;
  width = 0;
  named = 0;
  position = 0;
  rowsDone = 0;
  rowsBefore = 0;
  runsDone = 0;
  lineExpected = 0;
  lineNow = 1;
  cellsFound = 0;
  breaksFound = 0;
  recordEnd = 0;
}

export function at(): u32 {
  return position;
}
export function rows(): u32 {
  return rowsDone;
}
/** The most rows of a batch. */
export function batchRows(): u32 {
  return most;
}
export function line(): u32 {
  return lineNow;
}
export function cells(): u32 {
  return cellsFound;
}
export function breaks(): u32 {
  return breaksFound;
}
export function boundsAt(): u32 {
  return bounds;
}
export function end(): u32 {
  return recordEnd;
}

/** Whether there was no memory left. */
let full = false;
export function isFull(): bool {
  return full;
}

function refuse(): void {
  full = true;
  unreachable();
}

/** A block of at least `size` bytes; traps where there is no memory left. */
export function allocate(size: u32): u32 {
  if (size > <u32>1 << 31) refuse();
  const sort: u32 = size <= 64 ? 6 : 32 - clz(size - 1);
  const known = load<u32>(free + (sort << 2));
  if (known) {
    store<u32>(free + (sort << 2), load<u32>(known));
    return known;
  }
  return extend(<u32>1 << sort);
}

export function release(block: u32, size: u32): void {
  const sort: u32 = size <= 64 ? 6 : 32 - clz(size - 1);
  store<u32>(block, load<u32>(free + (sort << 2)));
  store<u32>(free + (sort << 2), <u32>block);
}

/** New memory; blocks start where the widest numbers may. */
function extend(least: u32): u32 {
  const size: u64 = (<u64>least + 63) & ~63;
  const block = atomic.add<u64>(end64, size);
  const wanted = block + size + SLACK;
  if (wanted > <u64>1 << 32) refuse();
  for (let have = bytes(); wanted > have; have = bytes()) {
    const pages = <i32>((wanted - have + 65535) >> 16);
    // More than is needed, for growing takes long; what is not touched takes no memory.
    if (memory.grow(max(pages, memory.size() >> 3)) < 0 && memory.grow(pages) < 0) refuse();
  }
  return <u32>block;
}

function bytes(): u64 {
  return <u64>memory.size() << 16;
}

/** Room in the arena: what grown tables left behind is used up first. */
function refill(need: u32): void {
  for (let sort: u32 = 16; sort < 31; sort++) {
    const block = load<u32>(free + (sort << 2));
    if (block && (<u32>1 << sort) >= need + SLACK) {
      store<u32>(free + (sort << 2), load<u32>(block));
      arena = block;
      arenaEnd = block + (<u32>1 << sort) - SLACK;
      return;
    }
  }
  const size: u32 = need + SLACK > 65536 ? need + SLACK : 65536;
  arena = extend(size);
  arenaEnd = arena + size - SLACK;
}

/** Begins a table of `count` columns, of which the first `least` must be there in each record. */
export function begin(count: u32, least: u32, between: u32): void {
  delimiter = between;
  width = count;
  named = least;
  // For each low half of a byte the one byte with it that matters; elsewhere one that cannot be met.
  structural = i8x16(0, 0, <i8>QUOTE, 0, 0, 0, 0, 0, 0, 0, <i8>LF, 0, 0, <i8>CR, 0, 0);
  const low = between & 15;
  if (low == 9) structural = i8x16.replace_lane(structural, 9, <i8>between);
  else if (low == 11) structural = i8x16.replace_lane(structural, 11, <i8>between);
  else structural = i8x16.replace_lane(structural, 12, <i8>between);
  if (count == 0) return;
  most = max(1, BATCH / count);
  columns = allocate(count * <u32>COLUMN + 64);
  memory.fill(columns, 0, count * <u32>COLUMN);
  output = allocate((count + 2) * most * 4);
  for (let at: u32 = 0; at < count; at++) {
    const column = columns + at * COLUMN;
    store<u32>(column, <u32>allocate(64), TEXTS);
    store<u32>(column, 16, ROOM);
    store<u32>(column, 1, COUNT);
    store<u32>(column, <u32>allocate(32 * 8), TABLE);
    memory.fill(load<u32>(column, TABLE), 0, 32 * 8);
    store<u32>(column, 5, BITS);
    store<u32>(column, 1, WIDTH);
    store<u32>(column, 1, PLAIN);
    if (arenaEnd - arena < 1) refill(1);
    store<u32>(load<u32>(column, TEXTS), <u32>arena);
    store<u8>(arena, 0);
    arena += 1;
  }
}

/** How many distinct texts a column has, the empty one counted. */
export function countOf(at: u32): u32 {
  return load<u32>(columns + at * COLUMN, COUNT);
}
/** Where the places of the texts of a column are, by code. */
export function textsOf(at: u32): u32 {
  return load<u32>(columns + at * COLUMN, TEXTS);
}
/** Of how many bytes the codes of a column are in this batch. */
export function widthOf(at: u32): u32 {
  return load<u32>(columns + at * COLUMN, WIDTH);
}
export function seenIn(at: u32): u32 {
  const column = columns + at * COLUMN;
  let sorts = load<u64>(column, SORTS) | load<u64>(column, SORTS + 8);
  sorts |= sorts >> 32;
  sorts |= sorts >> 16;
  sorts |= sorts >> 8;
  let seen = load<u32>(column, SEEN);
  if (sorts & 1) seen |= HIGH;
  if (sorts & (2 | 4)) seen |= CONTROL;
  if (sorts & (8 | 16)) seen |= UPPER;
  if (sorts & 32) seen |= AT;
  if (sorts & (64 | 128)) seen |= TIMED;
  return seen;
}
/** Which bytes texts of a column begin with: a bit for each of 256. */
export function initialsOf(at: u32): u32 {
  return columns + at * COLUMN + INITIALS;
}
export function longestIn(at: u32): u32 {
  return load<u32>(columns + at * COLUMN, LONGEST);
}
/** The codes of a column for the rows of this batch, each in as many bytes as its `WIDTH` says. */
export function codesAt(at: u32): u32 {
  return output + at * most * 4;
}
/** Rows of this batch that do not start on the line after that of the row before: their number, and two numbers each. */
export function runs(): u32 {
  return runsDone;
}
export function runsAt(): u32 {
  return output + width * most * 4;
}

// @ts-ignore: decorator
@inline
function classify(block: u32, end: u32): u64 {
  const low = i8x16.splat(15);
  const a = v128.load(block);
  const b = v128.load(block, 16);
  const c = v128.load(block, 32);
  const d = v128.load(block, 48);
  const mask =
    <u64>(<u32>i8x16.bitmask(i8x16.eq(a, i8x16.swizzle(structural, v128.and(a, low))))) |
    (<u64>(<u32>i8x16.bitmask(i8x16.eq(b, i8x16.swizzle(structural, v128.and(b, low))))) << 16) |
    (<u64>(<u32>i8x16.bitmask(i8x16.eq(c, i8x16.swizzle(structural, v128.and(c, low))))) << 32) |
    (<u64>(<u32>i8x16.bitmask(i8x16.eq(d, i8x16.swizzle(structural, v128.and(d, low))))) << 48);
  const left = end - block;
  return left >= 64 ? mask : mask & (((<u64>1) << left) - 1);
}

/**
 * Reads records from `from`, where one starts, up to `end`; `final` where no bytes follow. Where it
 * stops, `at` is the start of the record that was not read.
 */
export function scan(from: u32, end: u32, final: bool): i32 {
  let start = from;
  let block = from;
  let mask: u64 = from < end ? classify(block, end) : 0;
  while (start < end) {
    let cell = start;
    let found: u32 = 0;
    let breaks: u32 = 0;
    /** Where the cell must end, as its closing quote stands before. */
    let closed: u32 = 0;
    let doubled: u32 = 0;
    let quoted = false;
    let p: u32 = 0;
    let byte: u32 = 0;
    position = start;
    for (;;) {
      while (mask == 0) {
        block += 64;
        if (block >= end) break;
        mask = classify(block, end);
      }
      if (mask == 0) {
        if (!final) return END;
        p = end;
        byte = NOTHING;
      } else {
        p = block + <u32>ctz(mask);
        mask &= mask - 1;
        byte = load<u8>(p);
      }
      if (byte == QUOTE) {
        if (p != cell || closed) return IRREGULAR;
        quoted = true;
        let skip: u32 = 0;
        for (;;) {
          while (mask == 0) {
            block += 64;
            if (block >= end) return END;
            mask = classify(block, end);
          }
          const q = block + <u32>ctz(mask);
          mask &= mask - 1;
          const inner: u32 = load<u8>(q);
          if (inner == QUOTE) {
            if (q == skip) continue;
            // A quote at the very end may be the first of two.
            if (q + 1 >= end && !final) return END;
            if (q + 1 < end && <u32>load<u8>(q + 1) == QUOTE) {
              skip = q + 1;
              doubled = DOUBLED;
              continue;
            }
            closed = q + 1;
            break;
          }
          if (inner == LF || (inner == CR && !(q + 1 < end && <u32>load<u8>(q + 1) == LF))) breaks++;
          else if (inner == 0) return IRREGULAR;
        }
        continue;
      }
      if (byte == 0) return IRREGULAR;
      if (closed) {
        if (p != closed) return IRREGULAR;
        store<u64>(bounds + (found << 3), <u64>(cell + 1) | (<u64>((p - cell - 2) | doubled) << 32));
        closed = 0;
        doubled = 0;
      } else {
        store<u64>(bounds + (found << 3), <u64>cell | (<u64>(p - cell) << 32));
      }
      found++;
      if (byte != delimiter) break;
      if (found > MOST_COLUMNS) return TOO_MANY;
      cell = p + 1;
    }
    let next = p + 1;
    if (byte == NOTHING) next = end;
    else if (byte == CR) {
      if (next < end) {
        if (<u32>load<u8>(next) == LF) {
          next++;
          block = next;
          mask = next < end ? classify(block, end) : 0;
        }
      } else if (!final) return END;
    }
    if (found > MOST_COLUMNS) return TOO_MANY;
    recordEnd = next;
    cellsFound = found;
    breaksFound = breaks;
    if (found == 1 && !quoted && p == start) {
      lineNow++;
      start = next;
      continue;
    }
    if (found < named || next - start > LARGE) return CHECK;
    for (let at = width; at < found; at++) {
      if (load<u32>(bounds + (at << 3), 4) > 0) return CHECK;
    }
    commit();
    start = next;
    if (rowsDone == most) {
      position = start;
      return FULL;
    }
  }
  position = start;
  return END;
}

/** Makes a row of the record that was cut last. */
function commit(): void {
  const row = rowsDone;
  const here = min(cellsFound, width);
  let column = columns;
  let out = output;
  const stride = most << 2;
  for (let at: u32 = 0; at < here; at++) {
    const start = load<u32>(bounds + (at << 3));
    let length = load<u32>(bounds + (at << 3), 4);
    if (length & DOUBLED) length = undouble(start, length & ~DOUBLED, column);
    place(column, out, row, start, length);
    column += COLUMN;
    out += stride;
  }
  for (let at = here; at < width; at++) {
    place(column, out, row, 0, 0);
    column += COLUMN;
    out += stride;
  }
  closeRow();
}

/** Gives the row that is being made a cell; every column needs one before `closeRow`. */
export function putCell(at: u32, start: u32, length: u32): void {
  if (length > 0) note(columns + at * COLUMN, start, length);
  place(columns + at * COLUMN, output + at * most * 4, rowsDone, start, length);
}

export function closeRow(): void {
  if (lineNow != lineExpected) {
    store<u64>(runsAt() + (runsDone << 3), <u64>rowsDone | (<u64>lineNow << 32));
    runsDone++;
  }
  lineExpected = lineNow + 1;
  rowsDone++;
  lineNow += 1 + breaksFound;
}

/** Goes on behind lines that are no row. */
export function setLine(line: u32, breaks: u32): void {
  lineNow = line;
  breaksFound = breaks;
}

/** Gives a column a text that stands in memory already, if it does not have it. */
export function addText(at: u32, text: u32): void {
  const length = lengthOf(text);
  find(columns + at * COLUMN, startOf(text), length, hashOf(startOf(text), length));
}

/** Notes quotes in a text that did not come through `undouble`. */
function note(column: u32, start: u32, length: u32): void {
  for (let at: u32 = 0; at < length; at++) {
    if (<u32>load<u8>(start + at) == QUOTE) {
      store<u32>(column, load<u32>(column, SEEN) | QUOTED, SEEN);
      return;
    }
  }
}

/** Makes two quotes one, in place; gives the new length. */
function undouble(start: u32, length: u32, column: u32): u32 {
  let to = start;
  const finish = start + length;
  for (let from = start; from < finish; from++) {
    const byte = load<u8>(from);
    store<u8>(to++, byte);
    if (<u32>byte == QUOTE) from++;
  }
  store<u32>(column, load<u32>(column, SEEN) | QUOTED, SEEN);
  return to - start;
}

// @ts-ignore: decorator
@inline
function place(column: u32, out: u32, row: u32, start: u32, length: u32): void {
  if (length <= 8) {
    const key = keyOf(start, length);
    const slot = slotOf(key);
    if (load<u32>(column, PLAIN) && load<u64>(column + (slot << 3), KEYS) == key) {
      store<u8>(out + row, <u8>load<u32>(column + (slot << 2), CODES));
      return;
    }
  }
  placeOther(column, out, row, start, length);
}

/** A short text as one number, and the slot of the cache in which it may be. */
// @ts-ignore: decorator
@inline
function keyOf(start: u32, length: u32): u64 {
  return load<u64>(start) & load<u64>(inside + 16 - length);
}
// @ts-ignore: decorator
@inline
function slotOf(key: u64): u32 {
  return <u32>((key * 0x9e3779b97f4a7c15) >> 59);
}

function placeOther(column: u32, out: u32, row: u32, start: u32, length: u32): void {
  if (load<u32>(column, APART)) {
    keep(column, load<u32>(column, BLOCK) + (load<u32>(column, KEPT) + row << 3), start, length);
    return;
  }
  const bulk = load<u32>(column, BULK);
  if (bulk) {
    store<u64>(waiting + ((bulk - 1) * most + row << 3), <u64>start | (<u64>length << 32));
    return;
  }
  const code = intern(column, out, row, start, length);
  if (length <= 8) {
    const key = keyOf(start, length);
    const slot = slotOf(key);
    store<u64>(column + (slot << 3), key, KEYS);
    store<u32>(column + (slot << 2), code, CODES);
  }
  const bytes = load<u32>(column, WIDTH);
  if (bytes == 1) store<u8>(out + row, <u8>code);
  else if (bytes == 2) store<u16>(out + (row << 1), <u16>code);
  else store<u32>(out + (row << 2), code);
}

/** The code of a text; where it needs more bytes than codes have, those of this batch are made wider. */
function intern(column: u32, out: u32, row: u32, start: u32, length: u32): u32 {
  if (length == 0) return 0;
  const code = find(column, start, length, hashOf(start, length));
  if (code == 256 && load<u32>(column, WIDTH) == 1) {
    for (let at = row; at-- > 0; ) store<u16>(out + (at << 1), <u16>load<u8>(out + at));
    store<u32>(column, 2, WIDTH);
    store<u32>(column, 0, PLAIN);
  } else if (code == 65536 && load<u32>(column, WIDTH) == 2) {
    for (let at = row; at-- > 0; ) store<u32>(out + (<u32>at << 2), <u32>load<u16>(out + (at << 1)));
    store<u32>(column, 4, WIDTH);
  }
  return code;
}

function hashOf(start: u32, length: u32): u32 {
  let a: u64;
  let b: u64 = 0;
  if (length <= 8) a = load<u64>(start) & (~(<u64>0) >> (64 - (<u64>length << 3)));
  else {
    a = load<u64>(start);
    b = load<u64>(start + length - 8);
    for (let at: u32 = 8; at + 8 < length; at += 8) {
      a = (a ^ (a >> 29)) * 0xbf58476d1ce4e5b9 + load<u64>(start + at);
    }
  }
  a = (a ^ ((<u64>length) * 0x9e3779b97f4a7c15)) * 0xff51afd7ed558ccd;
  a = (a ^ (a >> 32) ^ b) * 0xc4ceb9fe1a85ec53;
  a = (a ^ (a >> 29)) * 0x94d049bb133111eb;
  return <u32>(a >> 32);
}

/** The code of a text of a column, a new one where it was not seen. A hash alone decides nothing: bytes are compared. */
function find(column: u32, start: u32, length: u32, hash: u32): u32 {
  const bits = load<u32>(column, BITS);
  const table = load<u32>(column, TABLE);
  const last = ((<u32>1) << bits) - 1;
  let slot = hash >> (32 - bits);
  for (;;) {
    const own = load<u64>(table + (slot << 3));
    if (own == 0) break;
    if (<u32>own == hash && isSame(textAt(column, <u32>(own >> 32)), start, length)) return <u32>(own >> 32);
    slot = (slot + 1) & last;
  }
  const code = add(column, start, length);
  store<u64>(table + (slot << 3), (<u64>code << 32) | hash);
  if (<u64>code * 8 > (<u64>5 << bits)) widen(column);
  return code;
}

// @ts-ignore: decorator
@inline
function textAt(column: u32, code: u32): u32 {
  return load<u32>(load<u32>(column, TEXTS) + (code << 2));
}

/** A text of the arena is a byte of length, or 255 and four bytes, and its bytes. */
function isSame(text: u32, start: u32, length: u32): bool {
  const short: u32 = load<u8>(text);
  if (short != (length < 255 ? length : 255)) return false;
  if (short == 255) {
    if (load<u32>(text + 1) != length) return false;
    text += 4;
  }
  text += 1;
  let at: u32 = 0;
  for (; at + 16 <= length; at += 16) {
    if (v128.any_true(v128.xor(v128.load(text + at), v128.load(start + at)))) return false;
  }
  const tail = v128.load(inside + 16 - (length & 15));
  return !v128.any_true(v128.and(v128.xor(v128.load(text + at), v128.load(start + at)), tail));
}

function add(column: u32, start: u32, length: u32): u32 {
  const code = load<u32>(column, COUNT);
  const room = load<u32>(column, ROOM);
  if (code == room) {
    const wider = allocate(room << 3);
    memory.copy(wider, load<u32>(column, TEXTS), room << 2);
    release(load<u32>(column, TEXTS), room << 2);
    store<u32>(column, <u32>wider, TEXTS);
    store<u32>(column, room << 1, ROOM);
  }
  store<u32>(load<u32>(column, TEXTS) + (code << 2), write(column, start, length));
  store<u32>(column, code + 1, COUNT);
  return code;
}

/** Before the texts of a block stand counters: how many hashes begin with the same bits. */
const COUNTED_BITS: u32 = 10;
const COUNTERS: u32 = 4 << COUNTED_BITS;

// @ts-ignore: decorator
@inline
function countHash(block: u32, hash: u32): void {
  const counter = block - COUNTERS + (hash >> (32 - COUNTED_BITS) << 2);
  store<u32>(counter, load<u32>(counter) + 1);
}

/** Keeps the text of a row, whether or not it was seen before: where it stands, 0 for an empty one, and its hash. */
function keep(column: u32, to: u32, start: u32, length: u32): void {
  if (length == 0) {
    store<u64>(to, 0);
    return;
  }
  const hash = hashOf(start, length);
  countHash(load<u32>(column, BLOCK), hash);
  const place = length > SHORT ? textAt(column, find(column, start, length, hash)) : write(column, start, length);
  store<u64>(to, <u64>place | (<u64>hash << 32));
}

/** Writes a text into the arena, and notes what is in it; gives its place. */
function write(column: u32, start: u32, length: u32): u32 {
  if (arenaEnd < arena + length + 5) refill(length + 5);
  const place = arena;
  if (length > load<u32>(column, LONGEST)) store<u32>(column, length, LONGEST);
  if (length < 255) store<u8>(arena++, <u8>length);
  else {
    store<u8>(arena, 255);
    store<u32>(arena + 1, length);
    arena += 5;
  }
  const first: u32 = load<u8>(start);
  const initials = column + (first >> 5 << 2);
  store<u32>(initials, load<u32>(initials, INITIALS) | (1 << (first & 31)), INITIALS);
  const space = i8x16.splat(0x20);
  const ampersand = i8x16.splat(0x26);
  let spaced = first == 0x20 || <u32>load<u8>(start + length - 1) == 0x20;
  let ampersands: v128 = i8x16.splat(0);
  let sorts = v128.load(column, SORTS);
  let high: i32 = 0;
  for (let at: u32 = 0; at < length; at += 16) {
    const bytes = v128.load(start + at);
    v128.store(arena + at, bytes);
    const left = length - at;
    const tail = v128.load(inside + 16 - min(<u32>16, left));
    const own = v128.and(bytes, tail);
    high |= i8x16.bitmask(own);
    const byHigh = i8x16.swizzle(highHalves, i8x16.shr_u(own, 4));
    const byLow = i8x16.swizzle(lowHalves, v128.and(own, i8x16.splat(15)));
    sorts = v128.or(sorts, v128.and(v128.and(byHigh, byLow), tail));
    ampersands = v128.or(ampersands, i8x16.eq(own, ampersand));
    const spaces = i8x16.eq(own, space);
    if (v128.any_true(spaces) && left > 1) {
      const next = v128.and(v128.load(start + at + 1), v128.load(inside + 16 - min(<u32>16, left - 1)));
      if (v128.any_true(v128.and(spaces, i8x16.eq(next, space)))) spaced = true;
    }
  }
  v128.store(column, sorts, SORTS);
  let seen: u32 = (spaced ? SPACED : 0) | (high && !isUtf8(start, length) ? BROKEN : 0);
  if (v128.any_true(ampersands)) seen |= AMPERSAND;
  if (seen) store<u32>(column, load<u32>(column, SEEN) | seen, SEEN);
  arena += length;
  return place;
}

/** Where the bytes of a text start that stands in memory, and how many there are. */
function startOf(text: u32): u32 {
  return text + (<u32>load<u8>(text) == 255 ? 5 : 1);
}
function lengthOf(text: u32): u32 {
  const short: u32 = load<u8>(text);
  return short == 255 ? load<u32>(text + 1) : short;
}

/** Whether a text is UTF-8 (RFC 3629): no longer forms than needed, no surrogates, nothing above U+10FFFF. */
function isUtf8(start: u32, length: u32): bool {
  const finish = start + length;
  for (let at = start; at < finish; ) {
    const first: u32 = load<u8>(at++);
    if (first < 0x80) continue;
    if (first < 0xc2 || first > 0xf4) return false;
    let more: u32 = first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
    if (at + more > finish) return false;
    const next: u32 = load<u8>(at);
    if (first == 0xe0 && next < 0xa0) return false;
    if (first == 0xed && next > 0x9f) return false;
    if (first == 0xf0 && next < 0x90) return false;
    if (first == 0xf4 && next > 0x8f) return false;
    for (; more > 0; more--) {
      if ((<u32>load<u8>(at++) & 0xc0) != 0x80) return false;
    }
  }
  return true;
}


/** Twice the slots. A slot is found by the first bits of a hash, so that the old ones are gone through in order. */
function widen(column: u32): void {
  const bits = load<u32>(column, BITS);
  const old = load<u32>(column, TABLE);
  const size: u32 = (<u32>8) << (bits + 1);
  const table = allocate(size);
  memory.fill(table, 0, size);
  const last = ((<u32>1) << (bits + 1)) - 1;
  const oldEnd = old + (<u32>8 << bits);
  for (let at = old; at < oldEnd; at += 8) {
    const own = load<u64>(at);
    if (own == 0) continue;
    let slot = <u32>own >> (31 - bits);
    while (load<u64>(table + (slot << 3)) != 0) slot = (slot + 1) & last;
    store<u64>(table + (slot << 3), own);
  }
  release(old, (<u32>8) << bits);
  store<u32>(column, <u32>table, TABLE);
  store<u32>(column, bits + 1, BITS);
}

/** Ends a batch: looks up what waits. Gives the number of rows; the caller takes the codes before it goes on. */
export function settle(): u32 {
  for (let at: u32 = 0; at < width; at++) {
    const column = columns + at * COLUMN;
    const bulk = load<u32>(column, BULK);
    if (load<u32>(column, APART)) store<u32>(column, load<u32>(column, KEPT) + rowsDone, KEPT);
    else if (bulk) lookUp(column, output + at * most * 4, waiting + ((bulk - 1) * most << 3));
  }
  return rowsDone;
}

/**
 * Begins the next batch, and says which columns wait in it, with codes of four bytes. Where three of four
 * texts were new, texts are no longer looked up but kept row by row: who is the same is found out at
 * the end, by parts that fit into a cache. For 10,000,000 ids that takes a quarter of the time.
 */
export function nextBatch(): void {
  rowsBefore += rowsDone;
  rowsDone = 0;
  runsDone = 0;
  let bulky: u32 = 0;
  for (let at: u32 = 0; at < width; at++) {
    const column = columns + at * COLUMN;
    const count = load<u32>(column, COUNT);
    if (count < MANY) continue;
    if (load<u32>(column, APART) || <u64>count * 4 > <u64>rowsBefore * 3) {
      makeRoom(column);
      continue;
    }
    bulky++;
    store<u32>(column, bulky, BULK);
    store<u32>(column, 0, PLAIN);
    store<u32>(column, 4, WIDTH);
  }
  if (bulky > 0 && waiting == 0) {
    waiting = allocate(width * most * 8);
    hashes = allocate(AHEAD * 4);
  }
}

function lookUp(column: u32, out: u32, own: u32): void {
  const count = rowsDone;
  for (let from: u32 = 0; from < count; from += AHEAD) {
    const until = min(count, from + AHEAD);
    const table = load<u32>(column, TABLE);
    const shift = 32 - load<u32>(column, BITS);
    let fetched: u64 = 0;
    for (let row = from; row < until; row++) {
      const length = load<u32>(own + (row << 3), 4);
      const hash = length == 0 ? 0 : hashOf(load<u32>(own + (row << 3)), length);
      store<u32>(hashes + ((row - from) << 2), hash);
      fetched ^= load<u64>(table + ((hash >> shift) << 3));
    }
    touched ^= fetched;
    for (let row = from; row < until; row++) {
      const length = load<u32>(own + (row << 3), 4);
      const start = load<u32>(own + (row << 3));
      const code = length == 0 ? 0 : find(column, start, length, load<u32>(hashes + ((row - from) << 2)));
      store<u32>(out + (row << 2), code);
    }
  }
}

/** What was fetched ahead; kept, so that fetching is not left out as useless. */
let touched: u64 = 0;
export function lastTouched(): u32 {
  return <u32>touched;
}

/** Batches that one block of kept texts has room for. */
const BATCHES: u32 = 4;

/** Room for the kept texts of the next batch. Where a block is full the next begins; the caller takes the full ones first. */
function makeRoom(column: u32): void {
  store<u32>(column, 1, APART);
  store<u32>(column, 0, PLAIN);
  const kept = load<u32>(column, KEPT);
  if (load<u32>(column, BLOCK) && kept + most <= most * BATCHES) return;
  const block = extend(COUNTERS + (most * BATCHES << 3));
  memory.fill(block, 0, COUNTERS);
  store<u32>(column, block + COUNTERS, BLOCK);
  store<u32>(column, 0, KEPT);
}

/** Whether the texts of a column in this batch are only kept: from then on they always are. */
export function isApart(at: u32): bool {
  return load<u32>(columns + at * COLUMN, APART) != 0;
}
/** The block of kept texts that was written last, and how many there are in it: of each its place and its hash. */
export function blockOf(at: u32): u32 {
  return load<u32>(columns + at * COLUMN, BLOCK);
}
export function keptIn(at: u32): u32 {
  return load<u32>(columns + at * COLUMN, KEPT);
}

/** Bytes that must be there before the texts of a block. */
export function counterBytes(): u32 {
  return COUNTERS;
}

/** Writes the hash of each text of a block behind its place. */
export function hashBlock(block: u32, count: u32): void {
  memory.fill(block - COUNTERS, 0, COUNTERS);
  for (let at = block; at < block + (count << 3); at += 8) {
    const text = load<u32>(at);
    if (!text) continue;
    const hash = hashOf(startOf(text), lengthOf(text));
    store<u32>(at, hash, 4);
    countHash(block, hash);
  }
}

/** Texts that are told apart together, about: a table of them fits into a cache. */
const TOGETHER: u32 = 1 << 15;
const BLOCK_SIZE: u32 = 12;

/*
 * Texts of one column are numbered in the order in which they first come; 0 is the empty one, whose place
 * and hash are 0. They are kept in blocks, of which a list has the place, the length and how many texts
 * come before. Equal hashes decide nothing: the bytes are compared.
 *
 * They are dealt into parts by the first bits of their hashes: a table of all would be waited for at each.
 * This is done in sweeps, by threads that may do one each. The caller goes from block to block: what is
 * called but once is never compiled well, and takes three times as long.
 */

/** Of each text that may have come before its entry and that of the other, in what is sorted and in the blocks. */
let pairs: u32 = 0;
/** Slots by hash, for one part after another: large enough for the largest. */
let table: u32 = 0;
let tableBits: u32 = 0;
let sweepNow: u32 = 0;
let sweepBits: u32 = 0;
let partBits: u32 = 0;
/** Of each part where it begins, behind them where it ends: at first how many texts it has. */
let begins: u32 = 0;
let ends: u32 = 0;
let largest: u32 = 0;
let sorted: u32 = 0;
let sortedSize: u32 = 0;

/** Begins with the texts, of `total` in all, whose hashes begin with the `bits` bits of `sweep`. */
export function beginSweep(total: u32, sweep: u32, bits: u32): void {
  sweepNow = sweep;
  sweepBits = bits;
  partBits = 0;
  while (bits + partBits < COUNTED_BITS && <u64>TOGETHER << (bits + partBits) < <u64>total) partBits++;
  begins = allocate((<u32>8 << partBits) + 4);
  ends = begins + (<u32>4 << partBits);
  memory.fill(ends, 0, <u32>4 << partBits);
}

/** Counts the texts of each part in a block. */
export function countParts(block: u32): void {
  const bins: u32 = 1 << (COUNTED_BITS - sweepBits);
  const counters = load<u32>(block) - COUNTERS + (sweepNow * bins << 2);
  for (let bin: u32 = 0; bin < bins; bin++) {
    const end = ends + (bin >> (COUNTED_BITS - sweepBits - partBits) << 2);
    store<u32>(end, load<u32>(end) + load<u32>(counters + (bin << 2)));
  }
}

/** Makes room for the parts, when the texts of all blocks are counted: a block of `sortedBytes`, for the caller to release. */
export function openParts(): u32 {
  let sum: u32 = 0;
  largest = 0;
  for (let part: u32 = 0; part < <u32>4 << partBits; part += 4) {
    const size = load<u32>(ends + part);
    store<u32>(begins + part, sum);
    store<u32>(ends + part, sum);
    sum += size;
    largest = max(largest, size);
  }
  // Behind them stands what does not belong to the sweep, one on the other.
  store<u32>(ends + (<u32>4 << partBits), sum);
  sortedSize = (sum + 1) << 3;
  sorted = allocate(sortedSize);
  return sorted;
}
export function sortedBytes(): u32 {
  return sortedSize;
}

/** Sorts the texts of a block into their parts: of each its row and its hash. */
export function deal(block: u32): void {
  const parts: u32 = 1 << partBits;
  const until = load<u32>(block) + (load<u32>(block, 4) << 3);
  let row = load<u32>(block, 8);
  for (let at = load<u32>(block); at < until; at += 8, row++) {
    const own = load<u64>(at);
    const hash = <u32>(own >> 32);
    const first = partOf(hash);
    // Which sweep a text belongs to is as good as diced: a branch would be guessed wrong as often as right.
    const belongs = <u32>(first < parts) & <u32>(<u32>own != 0);
    const end = ends + (select<u32>(first, parts, belongs) << 2);
    const to = load<u32>(end);
    store<u32>(end, to + belongs);
    store<u64>(sorted + (to << 3), <u64>row | (<u64>hash << 32));
  }
}

/** Takes what telling the parts apart needs; gives how many parts there are. */
export function beginTelling(): u32 {
  tableBits = 1;
  while (<u64>1 << tableBits < <u64>largest * 2) tableBits++;
  table = allocate(<u32>4 << tableBits);
  pairs = allocate(PAIRS * PAIR);
  return <u32>1 << partBits;
}

export function endTelling(): void {
  release(pairs, PAIRS * PAIR);
  release(table, <u32>4 << tableBits);
  release(begins, (<u32>8 << partBits) + 4);
}

/** To which part of the sweep a hash belongs; of another sweep to none of them. */
// @ts-ignore: decorator
@inline
function partOf(hash: u32): u32 {
  return <u32>(<u64>hash >> (32 - sweepBits - partBits)) - (sweepNow << partBits);
}

/** So many texts are fetched ahead, of those that may have come before. */
const PAIRS: u32 = 64;
const PAIR: u32 = 16;

/**
 * Each text of a part, of the `count` blocks, that came before has its place taken, and gets for its hash
 * one more than the row of the first. It is first looked for by its hash alone. Those that find one are
 * compared with it afterwards, many together: where most have come before, as in a roll, their bytes are
 * waited for at once.
 */
export function tellPart(blocks: u32, count: u32, part: u32): void {
  const from = sorted + (load<u32>(begins + (part << 2)) << 3);
  const until = sorted + (load<u32>(ends + (part << 2)) << 3);
  let bits: u32 = 1;
  while (<u32>1 << bits < (until - from) >> 2) bits++;
  const last: u32 = (1 << bits) - 1;
  memory.fill(table, 0, <u32>4 << bits);
  let waiting: u32 = 0;
  for (let at = from; at < until; at += 8) {
    const known = sameHash(at, last);
    if (!known) continue;
    const pair = pairs + waiting * PAIR;
    store<u32>(pair, at);
    store<u32>(pair, known, 4);
    if (++waiting == PAIRS) {
      comparePairs(blocks, count, waiting, last);
      waiting = 0;
    }
  }
  comparePairs(blocks, count, waiting, last);
}

/** The first entry with the same hash; where there is none, this one stands for it from now on. */
// @ts-ignore: decorator
@inline
function sameHash(at: u32, last: u32): u32 {
  const hash = load<u32>(at, 4);
  // The first bits are the same in all.
  let slot = hash & last;
  let known = load<u32>(table + (slot << 2));
  while (known && load<u32>(known, 4) != hash) {
    slot = (slot + 1) & last;
    known = load<u32>(table + (slot << 2));
  }
  if (!known) store<u32>(table + (slot << 2), at);
  return known;
}

function comparePairs(blocks: u32, count: u32, waiting: u32, last: u32): void {
  const end = pairs + waiting * PAIR;
  for (let pair = pairs; pair < end; pair += PAIR) {
    store<u32>(pair, entryOf(blocks, count, load<u32>(load<u32>(pair))), 8);
    store<u32>(pair, entryOf(blocks, count, load<u32>(load<u32>(pair, 4))), 12);
  }
  let fetched: u32 = 0;
  for (let pair = pairs; pair < end; pair += PAIR) {
    fetched ^= load<u8>(load<u32>(load<u32>(pair, 8))) ^ load<u8>(load<u32>(load<u32>(pair, 12)));
  }
  touched ^= fetched;
  for (let pair = pairs; pair < end; pair += PAIR) {
    const own = load<u32>(pair, 8);
    const text = load<u32>(own);
    let known = load<u32>(pair, 4);
    // Of those with the same hash in turn, when the first has another text.
    if (!isSameText(load<u32>(load<u32>(pair, 12)), text)) known = sameText(blocks, count, load<u32>(pair), text, last);
    if (known) store<u64>(own, <u64>(load<u32>(known) + 1) << 32);
  }
}

/** The first entry with the same hash and the same text; where there is none, this one stands for it from now on. */
function sameText(blocks: u32, count: u32, at: u32, text: u32, last: u32): u32 {
  const hash = load<u32>(at, 4);
  let slot = hash & last;
  let known = load<u32>(table + (slot << 2));
  while (known) {
    if (load<u32>(known, 4) == hash && isSameText(load<u32>(entryOf(blocks, count, load<u32>(known))), text)) return known;
    slot = (slot + 1) & last;
    known = load<u32>(table + (slot << 2));
  }
  store<u32>(table + (slot << 2), at);
  return 0;
}

/** Where the text of a row is kept. */
function entryOf(blocks: u32, count: u32, row: u32): u32 {
  let low: u32 = 0;
  let high = count;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (load<u32>(blocks + middle * BLOCK_SIZE, 8) <= row) low = middle;
    else high = middle;
  }
  const block = blocks + low * BLOCK_SIZE;
  return load<u32>(block) + (row - load<u32>(block, 8) << 3);
}

function isSameText(text: u32, other: u32): bool {
  return text == other || isSame(text, startOf(other), lengthOf(other));
}

let numbers: u32 = 0;
let firsts: u32 = 0;
/** The rows whose text is empty or came before, as long as they are few; and how many there are. */
let others: u32 = 0;
let othersDone: u32 = 0;
let othersMost: u32 = 0;
/** Makes room for the numbers of `total` texts that are told apart, and for the place of the text of each number. */
export function beginNumbers(total: u32): void {
  // Most often blocks that sorting left: memory that is touched for the first time takes longest of all.
  numbers = allocate(total << 2);
  firsts = allocate((total + 1) << 2);
  store<u32>(firsts, 0);
  othersDone = 0;
  othersMost = total >> 3;
  others = allocate(othersMost << 2);
}
export function othersAt(): u32 {
  return others;
}
export function countOthers(): u32 {
  return othersDone;
}
export function numbersAt(): u32 {
  return numbers;
}
export function firstsAt(): u32 {
  return firsts;
}

/** Numbers the texts of a block; `begun` is the next number. Gives the next after them. */
export function numberBlock(block: u32, begun: u32): u32 {
  let next = begun;
  let row = load<u32>(block, 8);
  const until = load<u32>(block) + (load<u32>(block, 4) << 3);
  for (let at = load<u32>(block); at < until; at += 8, row++) {
    const place = load<u32>(at);
    let number: u32 = 0;
    if (place) {
      store<u32>(firsts + (next << 2), place);
      number = next++;
    } else {
      const earlier = load<u32>(at, 4);
      if (earlier) number = load<u32>(numbers + ((earlier - 1) << 2));
      if (othersDone < othersMost) store<u32>(others + (othersDone << 2), row);
      othersDone++;
    }
    store<u32>(numbers + (row << 2), number);
  }
  return next;
}
