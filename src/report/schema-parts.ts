import * as z from 'zod';

export const whole = z.int().min(0);
export const amount = z
  .number()
  .min(0)
  .describe(
    'Votes: ballots, or their weight (at most six decimal places) where ballots are weighted.',
  );
export const id = z.string();
export const sentence = z.string().describe('The same words that every report shows.');
export const share = z.strictObject({
  votes: amount,
  of: amount,
  base: z.string(),
  percent: z
    .number()
    .optional()
    .describe(
      'Rounded half up to two places. Where that would be on the wrong side of a threshold, of 0 or of 100, or as if on one, the nearest two places on its own side. Absent when the base is 0.',
    ),
  cut: z
    .literal(true)
    .optional()
    .describe(
      'The percentage is not the nearest one, but the nearest on its own side of a threshold, of 0 or of 100: quote the fraction.',
    ),
});

export type ShareReport = z.infer<typeof share>;
