import type { Column } from '../../src/csv/column-store.ts';
import { read } from './csv.ts';

/** Enough texts that they stay bytes. */
export const many = 4500;

/** A column whose texts are kept as bytes, and the same with strings. */
export async function twice(texts: readonly string[]): Promise<{ bulk: Column; plain: Column }> {
  const cells = texts.map((text) => `"${text.replaceAll('"', '""')}"`);
  const [bulk] = (await read(`a,b\n${cells.map((cell) => `${cell},1\n`).join('')}`)).columns;
  if (bulk?.bulk === undefined) throw new Error('its texts are strings');
  const { heading, codes } = bulk;
  return { bulk, plain: { heading, codes, texts: bulk.texts } };
}
