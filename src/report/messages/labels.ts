/** Headings of the report's parts. */
export const labels = {
  contests: 'Contests',
  otherContests: 'Other contests',
  ballotsByGroup: 'ballots by group',
  howRead: 'How this file was read',
  lookAt: 'Worth a look',
  byRule: 'By which rule, out of what',
  overlappingGroups:
    'A voter may be in several of these groups, so that their figures add up to more than the whole.',
  noPosition: 'none',
  tookPart: 'took part',
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
  'file',
  'ruling',
  'contest title',
  'option title',
  'unread',
] as const;

export const rulingWords = { accept: 'accepted', 'set-aside': 'set aside' } as const;
