/** What goes with the diagnostics of the roll, of rows that count or not, of voters and of what their ballots weigh. */
export interface VoterDiagnosticArgs {
  'roll.nobody': {
    readonly rows: number;
    /** the headings of the ids */
    readonly ballots: string;
    readonly roll: string;
    /** the name of the roll */
    readonly file: string;
    readonly why: 'malformed' | 'zeros' | 'near' | 'roll-column' | 'ballot-column' | 'unknown';
    /** the heading of the column that has them */
    readonly column?: string;
  };
  'roll.malformed': { readonly rows: number };
  'roll.below': { readonly rows: number };
  'roll.totals': { readonly rows: number };
  'roll.no-id': { readonly rows: number };
  'roll.twice': { readonly rows: number };
  'roll.voting-unread': { readonly rows: number };
  'roll.weight-unread': { readonly rows: number };
  'roll.weight-unused': {
    readonly heading: string;
    readonly file: string;
    /** whether a flag names it, and no column of the ballots */
    readonly byFlag: boolean;
  };
  'roll.standing-unused': {
    readonly heading: string;
    readonly file: string;
    readonly rows: number;
  };
  'roll.no-voter-column': {
    /** of a column whose ids stand on the roll, for the hint alone */
    readonly heading?: string;
  };
  'rows.set-aside': { readonly reason: string; readonly rows: number; readonly policy: string };
  'rows.all-malformed': { readonly rows: number; readonly quotes: number };
  'rows.other-width': { readonly rows: number; readonly cells: number; readonly headings: number };
  'rows.empty': { readonly rows: number };
  'rows.sums': { readonly rows: number };
  'rows.called-test': { readonly rows: number };
  'rows.said-void': { readonly heading: string; readonly rows: number; readonly role: string };
  'voters.unidentified': { readonly rows: number };
  'voters.alike': { readonly pairs: number; readonly why: 'letters' | 'cores' };
  'voters.inferred': { readonly heading: string; readonly basis: string };
  'duplicates.nobody': { readonly policy: string };
  'duplicates.names': {
    readonly names: number;
    readonly ballots: number;
    /** of the column, for the hint alone: it is private; absent where there are two */
    readonly heading?: string;
  };
  'duplicates.proxies': {
    readonly voters: number;
    readonly heading: string;
    readonly why: 'proxies' | 'people';
  };
  'duplicates.refused': { readonly voters: number; readonly rows: number };
  'duplicates.across-files': { readonly voters: number; readonly policy: string };
  'duplicates.by-row': {
    readonly voters: number;
    readonly policy: string;
    readonly stamps: 'equal' | 'unread' | 'none';
  };
  'weights.grouped': {
    readonly heading: string;
    readonly text: string;
    /** the name of the roll, where they stand on it */
    readonly roll?: string;
  };
  'weights.inferred': { readonly heading: string; readonly others: readonly string[] };
  'weights.none': { readonly rows: number };
  'weights.transferred': { readonly title: string; readonly why: 'parts' | 'large' };
  'weights.too-large': { readonly places: number };
  'eligible.twice': object;
  'eligible.exceeded': {
    readonly unit: 'heads' | 'weight';
    readonly eligible: number;
    readonly counted: number;
  };
}
