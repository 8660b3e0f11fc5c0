import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import { limits } from './limits.ts';

/**
 * What is wrong with a record that does not end: it has too many cells, or, where it is `endless`,
 * a quote stays open or there is simply too much of it.
 */
export function faultOfEndless(
  bytes: Uint8Array,
  delimiter: string,
  file: string,
  line: number,
  endless: boolean,
): Diagnostic | undefined {
  const { open, lines, cells } = measure(bytes.subarray(0, limits.row), delimiter);
  if (cells > limits.columns) return tooManyColumns(file, line);
  if (!endless) return undefined;
  return open
    ? diagnose('csv.unclosed-quote', {}, [{ file, line: line + lines }])
    : diagnose('csv.row-too-large', { limit: limits.row }, [{ file, line }]);
}

export function tooManyColumns(file: string, line: number): Diagnostic {
  return diagnose('csv.too-many-columns', { limit: limits.columns }, [{ file, line }]);
}

/** Whether a quote stays open, how many line breaks stand before it, and how many cells there are. */
function measure(
  bytes: Uint8Array,
  delimiter: string,
): { open: boolean; lines: number; cells: number } {
  const between = delimiter.charCodeAt(0);
  let state: 'start' | 'quoted' | 'bare' = 'start';
  let lines = 0;
  let linesAtOpen = 0;
  let cells = 1;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === 0x0a || (byte === 0x0d && bytes[at + 1] !== 0x0a)) lines += 1;
    if (state === 'quoted') {
      if (byte !== 0x22) continue;
      // A doubled quote belongs to the text; any other ends the quoting.
      if (bytes[at + 1] === 0x22) at += 1;
      else state = 'bare';
    } else if (byte === between) {
      cells += 1;
      state = 'start';
    } else if (state === 'start' && byte === 0x22) {
      linesAtOpen = lines;
      state = 'quoted';
    } else state = 'bare';
  }
  return { open: state === 'quoted', lines: linesAtOpen, cells };
}
