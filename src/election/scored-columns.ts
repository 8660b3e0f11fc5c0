import type { ColumnFacts } from './column-facts.ts';
import { countIn } from './find-answers.ts';
import type { KindReading } from './infer-kind.ts';
import { asksQuestion } from './loose-headings.ts';

interface Candidate {
  readonly facts: ColumnFacts;
  readonly kind: KindReading;
}

/**
 * Runs of columns side by side with whole numbers up to 10 below headings that ask nothing: scores of
 * candidates, or their ranks. Each by itself would be a contest that "5" wins.
 */
export function scoredColumns(candidates: readonly Candidate[]): readonly Candidate[][] {
  const runs: Candidate[][] = [];
  for (const own of candidates.filter(mayScore)) {
    const run = runs.at(-1);
    if (run?.at(-1)?.facts.position === own.facts.position - 1) run.push(own);
    else runs.push([own]);
  }
  return runs.filter((run) => run.length > 1);
}

function mayScore({ facts, kind }: Candidate): boolean {
  if (facts.bulk || facts.distinct === 0 || !['choice', 'text'].includes(kind.kind)) return false;
  if (!facts.values.every(({ folded }) => /^(\d|10)$/.test(folded))) return false;
  return !asksQuestion(facts.name) && countIn(facts.name) === 0;
}
