import type { ColumnFacts } from './column-facts.ts';
import { countIn } from './find-answers.ts';
import type { KindReading } from './infer-kind.ts';
import { asksQuestion } from './loose-headings.ts';
import { asksAboutVoter, namesTrait } from './voter-questions.ts';

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
    const whole = numbers.every(Number.isInteger);
    if (whole ? areContests(run, numbers) : areSides(run)) return [];
    const columns = run.map(({ position }) => position);
    const beside = columns.every((one, at) => at === 0 || one === (columns[at - 1] ?? 0) + 1);
    return [{ kind: 'scores', columns, whole: beside && whole }];
  });
}

/** Whether each has a heading that is no candidate's. A scale has a 1; terms and dues seldom do. */
function areContests(run: readonly ColumnFacts[], numbers: readonly number[]): boolean {
  const figures = numbers.includes(1) ? undefined : figured();
  return run.every(({ name }) => office().test(name) || figures?.test(name) === true);
}

/** An office, where numbers are those of candidates. */
const office = () =>
  /^(?:(?:choose|elect|vote|election|the|a|an|our|for|of|vice|deputy|co|hon\.?|honorary|assistant|general|first|second|new)[ -]+)*(?:(?:chair|spokes)(?:man|woman|person)?|president|secretary|treasurer|captain|auditors?|board|council|delegates?|(?:[a-z]+ )?committee|(?:stellvertretende[rs]? |[12]\. |stellv\. )?(?:vorsitz(?:ender?|ende[rn]?)?|vorstand|kasse|kassenwart|kassier(?:er)?|kassenprüf(?:er|ung)|schatzmeister|schriftführ(?:er|ung)|beirat|beisitzer)(?:in)?|(?:vice-)?présiden(?:te?|ce)|trésor(?:ier|ière|erie)|secréta(?:ire|riat)|(?:vice)?president[ea]|(?:vice)?presidencia|tesorer[oa]|tesorería|secretari[oa]|secretaría|vocal(?:es)?)$/u;

/** What is fixed in figures. */
const figured = () =>
  /\b(?:number of|no\. of|size|fees?|dues|lev(?:y|ies)|term|terms|limit|seats|ages?|percent|quorum|nombre|cotisation|cuota|amtszeit|anzahl)\b|%|beitrag|\bnúmero de|\bdurée du|\bduración del/u;

/** Two grades alone are the sides of a question, "Acceptable" and "Reject". */
function areSides(run: readonly ColumnFacts[]): boolean {
  const met = new Set(run.flatMap(({ values }) => values.map(({ folded }) => folded)));
  return met.size < 3 && [...met].every((folded) => /^\p{L}/u.test(folded));
}

function mayScore({ facts, kind }: Candidate): boolean {
  if (facts.bulk || facts.distinct === 0 || !['choice', 'text'].includes(kind.kind)) return false;
  if (!facts.values.every(({ folded }) => isScore(folded))) return false;
  const { name } = facts;
  return ![asksQuestion, asksAboutVoter, namesTrait].some((is) => is(name)) && countIn(name) === 0;
}

const grade =
  /^(?:outstanding|excellent|great|very good|good|satisfactory|acceptable|average|fair|ok|okay|mediocre|passable|poor|very poor|bad|very bad|terrible|unsatisfactory|insufficient|unacceptable|reject|sehr gut|gut|befriedigend|ausreichend|mangelhaft|ungenügend|très bien|bien|assez bien|insuffisant|à rejeter)$/;

/** `5`, `4.5`, `***`, `Good`, `5 - good`, `5 (good)`. */
function isScore(folded: string): boolean {
  if (/^\d{1,3}(?:[.,]\d)?$/.test(folded)) return Number(folded.replace(',', '.')) <= largest;
  const words = folded.replace(/^\d+[\s(–—:.)=-]*|\)$/g, '');
  return /^[*★☆⭐]+$/u.test(folded) || grade.test(words);
}
