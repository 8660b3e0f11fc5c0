import { joinKernel, type Kernel } from './kernel.ts';
import { recordReader } from './record-reader.ts';
import { rowCollector } from './row-collector.ts';
import type { Shape, Stretch } from './stretch.ts';

/**
 * Reads a stretch of a file that begins with a record. Undefined where anything is wrong with it, or where
 * it ends within a record: then it is for the reader of the whole file to say what.
 */
export async function readStretch(
  chunks: Iterable<Uint8Array>,
  shape: Shape,
  isLast: 'last' | 'not last',
): Promise<Stretch | undefined> {
  const kernel = joinKernel(shape.memory);
  try {
    return await readWith(kernel, chunks, shape, isLast);
  } catch (error) {
    if (kernel.isFull() === 0) throw error;
    return undefined;
  }
}

async function readWith(
  kernel: Kernel,
  chunks: Iterable<Uint8Array>,
  shape: Shape,
  isLast: 'last' | 'not last',
): Promise<Stretch | undefined> {
  const rows = rowCollector('', kernel, shape.delimiter);
  const records = recordReader('', kernel, shape.delimiter, 1, rows);
  rows.begin(shape, 1);
  for (const chunk of chunks) if (await records.push(chunk)) return undefined;
  const fault = isLast === 'last' ? await records.end() : await records.settle();
  if (fault !== undefined || !records.isBetween()) return undefined;
  return rows.finish();
}
