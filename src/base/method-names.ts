import { wordSet } from './word-list.ts';

// By which names bylaws, forms and other programs call what is counted here, and what is not.

const transferable = wordSet(`
  stv, pr-stv, pr stv, scottish, scottish-stv, scottish stv, single transferable vote, single-transferable-vote,
  transferable vote, proportional ranked choice voting, wigm, droop, droop quota
`);

const runoff = wordSet(`
  irv, av, alternative vote, alternative-vote, instant runoff, instant run-off, instant-run-off,
  instant runoff voting, instant-runoff voting
`);

/** One name for either, by how many are elected. */
const ranked = wordSet(`
  rcv, ranked choice, ranked-choice, ranked choice voting, ranked-choice-voting, preferential,
  preferential voting, preferential-voting, preference, ranking, ranked, rank, pr, proportional,
  proportional representation
`);

const most = wordSet(`
  fptp, first past the post, first-past-the-post, simple plurality, most votes, relative majority, sntv
`);

const several = wordSet(`
  block, block vote, block voting, at large, at-large, plurality at large, plurality-at-large, multiple, bloc
`);

const points = wordSet(`
  score voting, score-voting, scores, scoring, range, range voting, range-voting, rating, ratings, points, utilitarian voting
`);

/** Scores, and then a runoff. */
const scoresThenRunoff = wordSet(`
  star, star voting, star-voting, score then automatic runoff
`);

const uncounted = wordSet(`
  meek, meek stv, meek-stv, warren, ers97, ers 97, ers76, wright, hare, hare quota, hare-clark, imperiali, gregory, irish stv, cambridge, minneapolis,
  condorcet, schulze, ranked pairs, ranked-pairs, tideman, copeland, minimax, kemeny, smith, borda, dowdall,
  bucklin, coombs, nanson, baldwin, majority judgment, majority judgement,
  supplementary vote, contingent vote, preferential block voting, preferential-block-voting, preferential block, cumulative, limited,
  list, party list, d'hondt, dhondt, sainte-laguë, sainte-lague, quadratic
`);

/** What may be meant by the name of a method that is none of those known, each with when. */
export type MeantMethod =
  | { readonly kind: 'one'; readonly method: string }
  | { readonly kind: 'by-seats' }
  | { readonly kind: 'star' }
  | { readonly kind: 'uncounted' };

/** Looks a folded name up. */
export function methodMeant(folded: string): MeantMethod | undefined {
  if (transferable.has(folded)) return { kind: 'one', method: 'stv' };
  if (runoff.has(folded)) return { kind: 'one', method: 'instant-runoff' };
  if (most.has(folded)) return { kind: 'one', method: 'plurality' };
  if (several.has(folded)) return { kind: 'one', method: 'approval' };
  if (points.has(folded)) return { kind: 'one', method: 'score' };
  if (scoresThenRunoff.has(folded)) return { kind: 'star' };
  if (ranked.has(folded)) return { kind: 'by-seats' };
  return uncounted.has(folded) ? { kind: 'uncounted' } : undefined;
}
