import { joinKernel, type Kernel } from './kernel.ts';
import { type Pieces, piecesInto } from './pieces.ts';
import { recordReader } from './record-reader.ts';
import { rowCollector } from './row-collector.ts';
import type { Shape, Stretch } from './stretch.ts';

/**
 * Reads a stretch of a file that begins with a record. Undefined where anything is wrong with it, or where
 * it ends within a record: then it is for the reader of the whole file to say what.
 */
export async function readStretch(
  pieces: Pieces,
  shape: Shape,
  isLast: 'last' | 'not last',
): Promise<Stretch | undefined> {
  const kernel = joinKernel(shape.memory);
  try {
    return await readWith(kernel, pieces, shape, isLast);
  } catch (error) {
    if (kernel.isFull() === 0) throw error;
    return undefined;
  }
}

async function readWith(
  kernel: Kernel,
  pieces: Pieces,
  shape: Shape,
  isLast: 'last' | 'not last',
): Promise<Stretch | undefined> {
  const rows = rowCollector('', kernel, shape.delimiter);
  const records = recordReader('', kernel, shape.delimiter, 1, rows);
  rows.begin(shape, 1);
  for (const [column, places] of shape.texts.entries())
    for (const place of places.subarray(1)) kernel.addText(column, place);
  for await (const piece of piecesInto(pieces, records.room))
    if (await records.push(piece)) return undefined;
  const fault = isLast === 'last' ? await records.end() : await records.settle();
  if (fault !== undefined || !records.isBetween()) return undefined;
  return rows.finish();
}
