import * as z from 'zod';

const place = z
  .strictObject({
    file: z.string().optional(),
    line: z.int().min(1).optional().describe('A line of the file; that of the headings is 1.'),
    column: z.string().optional().describe('The heading of the column.'),
    cell: z.string().optional(),
    path: z.string().optional().describe('A key of the definition, or a flag.'),
    lastLine: z.int().min(2).optional().describe('Where a malformed row ends.'),
    fault: z.enum(['ragged', 'stray-quote']).optional(),
    cells: z.int().min(1).optional().describe('The cells of a malformed row.'),
    expected: z.int().min(1).optional().describe('The cells that it should have.'),
    suggestion: z.string().optional().describe('What may have been meant.'),
  })
  .describe('Where it was found. Places may name voters: they are for the organisers.');

/** What `tally check --format json` prints. Codes are stable. */
export const diagnosticsSchema = z
  .strictObject({
    ok: z.boolean().describe('Whether it can be counted.'),
    diagnostics: z.array(
      z.strictObject({
        severity: z.enum(['error', 'warning']),
        code: z.string().regex(/^[a-z]+\.[a-z-]+$/),
        message: z.string().min(1),
        hint: z.string().min(1).optional(),
        count: z.int().min(1).describe('How often it was found; places are the first of them.'),
        places: z.array(place),
      }),
    ),
  })
  .describe('What tally check found');
