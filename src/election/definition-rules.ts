import * as z from 'zod/mini';
import { type RuleDefinition, ruleText } from './rule-text.ts';

/** The parts of a definition that say how an election is decided. */

/** Schemas are shared: each takes longer to make than to check by. */
export const text = z.string().check(z.minLength(1));
export const maybeText = z.optional(text);

export const scalar = z.union([z.string(), z.number()]);

const names = z.union([scalar, z.array(scalar).check(z.minLength(1))]);

const decided = z.strictObject({
  decided: names.with(z.describe('Who is chosen among those tied, in order.')),
  by: maybeText.with(z.describe('Who decided.')),
  reason: maybeText,
});

export const generalTies = z.union([
  z.enum(['report', 'listed order']),
  z.strictObject({
    lot: z
      .union([z.string().check(z.regex(/\S/, 'a seed')), z.number()])
      .with(
        z.describe(
          'A seed that was public before the vote: lowest SHA-256 of SEED/CONTEST/OPTION.',
        ),
      ),
  }),
]);

export const ties = z
  .union([generalTies, decided])
  .with(z.describe('How ties are broken; report (the default) breaks none.'));

export const conflict = z.union([
  z.array(text).check(z.minLength(2, 'a list of two contests or more')),
  z.strictObject({
    contests: z.array(text).check(z.minLength(2, 'a list of two contests or more')),
    ties: z.optional(ties),
  }),
]);

export const ruling = z
  .strictObject({
    voter: maybeText.with(z.describe('The id of the voter whose rows are meant.')),
    file: maybeText,
    line: z
      .optional(z.int().check(z.minimum(1)))
      .with(z.describe('The line of the file where the row begins.')),
    row: maybeText.with(z.describe('What stands for the row in a published report.')),
    decision: z.enum(['accept', 'set aside']),
    reason: text.with(z.describe('Published as it stands.')),
    by: text.with(z.describe('Who decided. Published as it stands.')),
  })
  .with(z.describe('A recorded decision on one row or one voter.'));

/** Where the text of a rule goes wrong. */
interface RuleTextFault {
  readonly at: number;
  readonly found: string;
  readonly expected: string;
  readonly suggestion?: string;
}

/** Of what a rule is: each has its own bases. */
export type RuleOf = 'contest' | 'position' | 'quorum';

/** What the schema must know of the methods, which stand to its right in the pipeline. */
export interface MethodVocabulary {
  readonly methods: readonly [string, ...string[]];
  /** what is wrong with a rule's text, or undefined */
  readonly ruleFault: (text: string, of: RuleOf) => RuleTextFault | undefined;
}

/** The schema of a rule of contests, positions or quorums. */
export function ruleSchema(vocabularyOf: MethodVocabulary, of: RuleOf, example: string) {
  const inWords = z.string().check(
    z.superRefine((words, context) => {
      const fault = vocabularyOf.ruleFault(words, of);
      if (fault !== undefined)
        context.addIssue({ code: 'custom', message: 'rule', params: { ...fault, text: words } });
    }),
  );
  const rule: z.ZodMiniType<RuleDefinition> = z.lazy(() =>
    z
      .union([
        inWords,
        ...(of === 'quorum' ? [z.int().check(z.minimum(1))] : []),
        z.strictObject({ all: z.array(rule).check(z.minLength(1)) }),
        z.strictObject({ any: z.array(rule).check(z.minLength(1)) }),
        z.strictObject({
          each: z.strictObject({
            group: text.with(z.describe('The heading of a column of groups.')),
            rule: z.optional(rule),
            in: z.optional(
              z.union([z.enum(['all', 'more than half', 'voices']), z.int().check(z.minimum(1))]),
            ),
          }),
        }),
      ])
      .check(
        z.superRefine((own, context) => {
          if (typeof own !== 'object') return;
          const words = ruleText(own);
          const fault = vocabularyOf.ruleFault(words, of);
          if (fault !== undefined)
            context.addIssue({
              code: 'custom',
              message: 'rule',
              params: { ...fault, text: words },
            });
        }),
      ),
  );
  return rule.with(z.describe(example));
}
