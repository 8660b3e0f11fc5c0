/** What a file may hold before it is refused as hostile or broken; each refusal names the line. */
export const limits = {
  /** bytes of one cell */
  cell: 1024 * 1024,
  /** bytes of one row, all its cells together */
  row: 16 * 1024 * 1024,
  columns: 10_000,
  /** bytes that a workbook may unpack to */
  workbook: 128 * 1024 * 1024,
} as const;
