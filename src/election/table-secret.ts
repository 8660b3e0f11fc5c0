import { createHash } from 'node:crypto';
import type { Column } from '../csv/column-store.ts';

/** A hash of all that stands in columns: it keys the hashes of parts of it, and is itself never published. */
export function tableSecret(columns: readonly Column[]): string {
  const hash = createHash('sha256');
  for (const column of columns) {
    if (column.bulk) {
      hash.update(JSON.stringify(column.heading));
      for (let code = 0; code < column.bulk.size; code += 1)
        hash.update(JSON.stringify(column.bulk.textAt(code)));
    } else hash.update(JSON.stringify([column.heading, column.texts]));
    hash.update(new Uint8Array(Uint32Array.from(column.codes).buffer));
  }
  return hash.digest('hex');
}

/** A text that tells nothing of what it stands for to who does not know the secret. */
export function keyedDigest(secret: string, of: string | number): string {
  return createHash('sha256').update(`${secret}/${of}`).digest('hex').slice(0, 24);
}
