/** Which of a voter's several ballots counts. */
export const duplicatesPolicies = ['last', 'first', 'none', 'error', 'keep'] as const;
export type DuplicatesPolicy = (typeof duplicatesPolicies)[number];

/**
 * How a date of three numbers is read: 3/4/2019 is 4 March as `mdy` and 3 April as `dmy`. `ymd` also stands for a
 * date whose month is named: the text itself settles its order, so it says nothing about its neighbours.
 */
export const stampOrders = ['ymd', 'dmy', 'mdy'] as const;
export type StampOrder = (typeof stampOrders)[number];

/** The smallest group whose figures are shown by themselves, unless the definition says otherwise. */
export const smallestGroup = 5;

/** What one voter wrote could tell who it was; what two wrote is less of a name: from so many ballots on it is shown. */
export const leastPublic = 2;

/** What a quorum can count. */
export const quorumCounts = [
  'ballots',
  'valid',
  'valid+invalid',
  'valid+abstain',
  'present',
] as const;
export type QuorumCount = (typeof quorumCounts)[number];
