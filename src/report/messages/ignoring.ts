import { inShell } from './words.ts';

/** So many columns are left out by name; of more the first are. */
const mostNamed = 4;

/** The flags that leave columns out. */
export function ignoring(columns: readonly string[]): string {
  const few = columns.length > mostNamed ? columns.slice(0, 2) : columns;
  const flags = few.map((name) => `--ignore ${inShell(name)}`).join(' ');
  const all = few === columns ? '' : ` and so on, for each of its ${columns.length} columns`;
  return `${flags}${all} (in a definition: columns: ignored)`;
}
