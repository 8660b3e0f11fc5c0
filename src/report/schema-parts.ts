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
      'Rounded half up to two places; cut where rounding would seem to reach a threshold, 0 or 100. Absent when the base is 0.',
    ),
  cut: z
    .literal(true)
    .optional()
    .describe('The percentage was cut, not rounded: quote the fraction.'),
});

export type ShareReport = z.infer<typeof share>;
