/** What goes with the diagnostics of redacted ballots and of receipts. */
export interface RedactDiagnosticArgs {
  'ballots.redacted': object;
  'redact.unlike': { readonly titles: readonly string[]; readonly needs: 'small-groups' | 'roll' };
  'redact.groups-left-out': { readonly headings: readonly string[]; readonly smallest: number };
  'redact.options-aside': { readonly options: number };
  'redact.options-named': { readonly options: number };
  'redact.unique': { readonly unique: number; readonly ballots: number };
  'receipts.no-voters': object;
  'receipts.short-key': { readonly bytes: number; readonly least: number };
  'receipts.unnamed': { readonly ballots: number };
  'receipts.alike': { readonly voters: number };
}
