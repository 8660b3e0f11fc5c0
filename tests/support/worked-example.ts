import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../src/methods');

/** The worked example that a method's file opens with, on one line: a test pins it and runs it. */
export function workedExample(method: string): string {
  const source = readFileSync(join(folder, `${method}.ts`), 'utf8');
  const [, example = ''] = /^ \* Example: (.*?)\n \*\/$/ms.exec(source) ?? [];
  return example.replaceAll(/\n \* */g, ' ');
}
