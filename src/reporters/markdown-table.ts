/** A table: headings, on which side each column is set, and rows of cells that are Markdown already. */
export function markdownTable(
  columns: readonly (readonly [heading: string, side: 'left' | 'right'])[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(([heading]) => heading)),
    line(columns.map(([, side]) => (side === 'right' ? '---:' : '---'))),
    ...rows.map(line),
  ].join('\n');
}

export function strong(text: string): string {
  return `**${text}**`;
}

export function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}
