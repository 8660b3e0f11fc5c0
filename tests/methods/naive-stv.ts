/** A ballot by itself: its order, whom it is with, and how many hundred-thousandths of a vote it is worth. */
interface Paper {
  readonly order: readonly number[];
  readonly with: number | undefined;
  readonly worth: number;
}

interface Race {
  readonly papers: readonly Paper[];
  readonly running: readonly number[];
  readonly elected: readonly number[];
  /** those of them whose surplus has not gone on */
  readonly waiting: readonly number[];
  /** the votes of all in each round before */
  readonly history: readonly (readonly number[])[];
}

const one = 100_000;

/** Who is elected to so many seats by single transferable vote, in every way in which lots may fall: each set of them once, ascending. */
export function electedByTransfers(
  ballots: readonly (readonly number[])[],
  options: number,
  seats: number,
): number[][] {
  const quota = (Math.floor(ballots.length / (seats + 1)) + 1) * one;
  const all = [...Array(options).keys()];
  const found = count({
    papers: ballots.map((order) => ({ order, with: order[0], worth: one })),
    running: all,
    elected: [],
    waiting: [],
    history: [],
  });
  return [...new Map(found.map((set) => [set.join(), set])).values()];

  function count(race: Race): number[][] {
    const votes = all.map((option) =>
      race.papers.reduce((sum, paper) => sum + (paper.with === option ? paper.worth : 0), 0),
    );
    const kept = (option: number) =>
      race.elected.includes(option) && !race.waiting.includes(option);
    const has = (option: number) => (kept(option) ? quota : (votes[option] ?? 0));
    const reached = race.running.filter((option) => has(option) >= quota);
    const elected = [...race.elected, ...reached];
    const running = race.running.filter((option) => !reached.includes(option));
    if (elected.length + running.length <= seats) return [[...elected, ...running].sort()];
    if (elected.length === seats) return [[...elected].sort()];
    const waiting = [...race.waiting, ...reached.filter((option) => has(option) > quota)];
    const history = [all.map(has), ...race.history];
    const next = { elected, history };
    if (waiting.length > 0) {
      return level(waiting, history, Math.max).flatMap((from) => {
        const papers = race.papers.map((paper) => {
          if (paper.with !== from) return paper;
          const worth = (BigInt(has(from) - quota) * BigInt(paper.worth)) / BigInt(has(from));
          return { ...moved(paper, running), worth: Number(worth) };
        });
        return count({ ...next, papers, running, waiting: without(waiting, from) });
      });
    }
    return level(running, history, Math.min).flatMap((out) => {
      const left = without(running, out);
      const papers = race.papers.map((paper) => (paper.with === out ? moved(paper, left) : paper));
      return count({ ...next, papers, running: left, waiting });
    });
  }
}

function moved(paper: Paper, running: readonly number[]): Paper {
  const later = paper.order.slice(paper.order.indexOf(paper.with ?? -1) + 1);
  return { ...paper, with: later.find((option) => running.includes(option)) };
}

/** Those with the most, or the fewest: now, then in the round before, and so on. */
function level(
  options: readonly number[],
  history: readonly (readonly number[])[],
  best: (...votes: number[]) => number,
): readonly number[] {
  return history.reduce((still, votes) => {
    const own = best(...still.map((option) => votes[option] ?? 0));
    return still.filter((option) => votes[option] === own);
  }, options);
}

function without(options: readonly number[], gone: number): number[] {
  return options.filter((option) => option !== gone);
}
