import type { ColumnFacts } from './column-facts.ts';
import { countIn } from './find-answers.ts';
import type { KindReading } from './infer-kind.ts';
import { asksQuestion } from './loose-headings.ts';
import { asksAboutVoter } from './voter-questions.ts';

interface Candidate {
  readonly facts: ColumnFacts;
  readonly kind: KindReading;
}

type Scored = Extract<KindReading, { readonly kind: 'scores' }>;

/** Larger numbers are scores where there are three columns of them. */
const usual = 10;
const largest = 100;

/**
 * Runs of columns with numbers, stars or grades below headings that ask nothing: scores of candidates, or
 * their ranks. Each by itself would be a contest that "5" wins.
 */
export function scoredColumns(candidates: readonly Candidate[]): readonly Scored[] {
  const runs: ColumnFacts[][] = [[]];
  for (const own of candidates) {
    if (mayScore(own)) runs.at(-1)?.push(own.facts);
    else runs.push([]);
  }
  return runs.flatMap((run): Scored[] => {
    const numbers = run.flatMap(({ values }) => values.map(({ folded }) => Number(folded)));
    const most = numbers.reduce((most, one) => Math.max(most, one || 0), 0);
    if (run.length < 2 || (run.length < 3 && most > usual)) return [];
    const columns = run.map(({ position }) => position);
    const beside = columns.every((one, at) => at === 0 || one === (columns[at - 1] ?? 0) + 1);
    return [{ kind: 'scores', columns, whole: beside && numbers.every(Number.isInteger) }];
  });
}

function mayScore({ facts, kind }: Candidate): boolean {
  if (facts.bulk || facts.distinct === 0 || !['choice', 'text'].includes(kind.kind)) return false;
  if (!facts.values.every(({ folded }) => isScore(folded))) return false;
  const { name } = facts;
  return !asksQuestion(name) && countIn(name) === 0 && !asksAboutVoter(name);
}

const grade =
  /^(?:outstanding|excellent|great|very good|good|satisfactory|acceptable|average|fair|ok|okay|mediocre|passable|poor|very poor|bad|very bad|terrible|unsatisfactory|insufficient|unacceptable|reject|sehr gut|gut|befriedigend|ausreichend|mangelhaft|ungenügend|très bien|bien|assez bien|insuffisant|à rejeter)$/;

/** `5`, `4.5`, `***`, `Good`, `5 - good`, `5 (good)`. */
function isScore(folded: string): boolean {
  if (/^\d{1,3}(?:[.,]\d)?$/.test(folded)) return Number(folded.replace(',', '.')) <= largest;
  const words = folded.replace(/^\d+[\s(–—:.)=-]*|\)$/g, '');
  return /^[*★☆⭐]+$/u.test(folded) || grade.test(words);
}
