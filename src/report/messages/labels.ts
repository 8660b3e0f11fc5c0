/** Headings of the report's parts. */
export const labels = {
  contests: 'Contests',
  otherContests: 'Other contests',
  ballotsByGroup: 'ballots by group',
  howRead: 'How this file was read',
  lookAt: 'Worth a look',
  byRule: 'By which rule, out of what',
  overlappingGroups:
    'A voter may be in several of these groups, so that their figures need not add up to the whole.',
  noPosition: 'none',
  everyBallot: 'Every ballot',
  files: 'Files',
} as const;

/** What stands behind the figures of one contest. */
export const countLabels = {
  yes: 'yes',
  no: 'no',
  valid: 'valid',
  abstain: 'abstain',
  blank: 'blank',
  invalid: 'invalid',
} as const;

/** Headings of the columns and rows of tables. */
export const tableLabels = {
  contest: 'contest',
  outcome: 'outcome',
  rows: 'rows',
  option: 'option',
  votes: 'votes',
  firstChoices: 'first choices',
  points: 'points',
  allBallots: 'all ballots',
  ballots: 'ballots',
  yesOfValid: 'yes, of the valid votes',
  position: 'position',
  alone: 'nothing else',
  together: 'together',
  group: 'group',
  ofAll: 'of all',
  eligible: 'eligible',
  turnout: 'turnout',
  file: 'file',
  bytes: 'bytes',
  hash: 'SHA-256',
} as const;

/** Of a roll-up, what its figures and shares are of, where ballots are counted and where they are weighed. */
export const supportLabels = {
  heads: {
    tookPart: 'took part',
    ofParticipants: 'of those who took part',
    ofBallots: 'of all ballots',
  },
  weight: {
    tookPart: 'votes that took part',
    ofParticipants: 'of the votes that took part',
    ofBallots: 'of the votes on all ballots',
  },
} as const;

/** Words of the list of who voted. */
export const turnoutWords = {
  heading: 'turnout',
  voted: 'voted',
  setAside: 'set aside',
  didNotVote: 'did not vote',
} as const;

/** Heading of the codes in the list of receipts. */
export const receiptHeading = 'receipt';

/** Headings of the audit trail. */
export const auditHeadings = [
  'ballot',
  'disposition',
  'weight',
  'contest',
  'reading',
  'option',
  'groups',
  'line',
  'points',
  'file',
  'ruling',
  'contest title',
  'option title',
  'unread',
] as const;

export const rulingWords = { accept: 'accepted', 'set-aside': 'set aside' } as const;
