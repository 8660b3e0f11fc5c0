import { foldText } from '../base/fold.ts';
import { lazily } from '../base/lazily.ts';
import { wordList } from '../base/word-list.ts';
import { type ColumnFacts, everyValue } from './column-facts.ts';
import { oneOf } from './heading-test.ts';
import { vocabulariesOf } from './vocabulary.ts';

/** Who may vote, whatever else a roll says. */
const votingHeading = oneOf(`
  voting | voting member | voting right | voting rights | voting status | voting eligibility |
  may vote | can vote | votes | eligible | eligible to vote | eligible voter | eligibility |
  entitled | entitled to vote | right to vote | stimmberechtigt
`);

/** Who may not: yes is no here. */
const notVotingHeading = oneOf(`
  non voting | nonvoting | non voting member | not eligible | not eligible to vote | ineligible |
  not entitled | not entitled to vote | may not vote | cannot vote | can not vote | no vote |
  excluded from voting | nicht stimmberechtigt
`);

/** What may take the vote from a member, where the rules say so. */
const standingHeading = oneOf(`
  active | active member | is active | current | current member | in good standing | good standing |
  member in good standing | dues paid | dues paid up | paid dues | paid | paid up | fees paid |
  fee paid | subscription paid | subs paid | membership paid | dues current | financial |
  financial member | up to date | status | member status | membership status | account status |
  dues status | payment status | standing | aktiv | beitrag bezahlt | mitgliedsstatus |
  mitgliedstatus | actif | à jour | à jour de cotisation | cotisation payée | statut | activo |
  al corriente
`);

const fallenHeading = oneOf(`
  suspended | is suspended | lapsed | inactive | resigned | expelled | in arrears | arrears |
  dues in arrears | overdue | dues overdue | expired | deceased | disqualified | banned | left |
  former | former member | withdrawn | terminated | cancelled | canceled | date suspended |
  suspended on | suspended since | suspension date | date left | date resigned | gesperrt | ausgetreten |
  inaktiv | suspendu | inactif | suspendido
`);

/** Words for a member's standing, which mean the same under every heading. */
const good = wordList(`
  voting, eligible, full, active, current, paid, paid up, in good standing, good standing,
  up to date, entitled, aktiv, bezahlt, actif, payé, activo
`);
const bad = wordList(`
  non-voting, not eligible, ineligible, none, inactive, lapsed, suspended, expired, resigned,
  expelled, unpaid, not paid, in arrears, arrears, overdue, deceased, former, terminated, cancelled,
  canceled, withdrawn, left, dormant, not entitled, not in good standing, inaktiv, gesperrt,
  ausgetreten, nicht bezahlt, inactif, suspendu, inactivo, suspendido
`);
const standings: ReadonlyMap<string, 'yes' | 'no'> = new Map([
  ...good.map((word) => [word, 'yes'] as const),
  ...bad.map((word) => [word, 'no'] as const),
]);

const nothing: ReadonlySet<string> = new Set(['', '-', '–', 'none', 'never', 'n/a']);

const answers = lazily(() => vocabulariesOf({ yes: ['1'], no: ['0'] }).question);

/** Reads the cells below a heading: whether the member may vote; undefined where that is not said. */
export function mayVote(heading: string): (text: string) => 'yes' | 'no' | undefined {
  const name = spaced(heading);
  const reversed = notVotingHeading.test(name) || fallenHeading.test(name);
  return (text) => {
    const folded = foldText(text);
    // An empty cell under "Suspended" is what most have.
    if (reversed && nothing.has(folded)) return 'yes';
    const standing = standings.get(folded);
    if (standing !== undefined) return standing;
    const answer = answers().get(folded);
    if (!reversed) return answer === 'yes' || answer === 'no' ? answer : undefined;
    if (answer === 'no') return 'yes';
    return answer === 'yes' ? 'no' : undefined;
  };
}

/** A column that plainly says who may vote. */
export function guessVoting(columns: readonly ColumnFacts[]): number | undefined {
  return columns.find(
    (facts) =>
      (votingHeading.test(spaced(facts.heading)) || notVotingHeading.test(spaced(facts.heading))) &&
      isRead(facts),
  )?.position;
}

/** Columns of a member's standing, with how many rows it would take the vote from. */
export function standingColumns(
  columns: readonly ColumnFacts[],
): readonly { readonly facts: ColumnFacts; readonly rows: number }[] {
  return columns.flatMap((facts) => {
    const name = spaced(facts.heading);
    if (facts.bulk || !(standingHeading.test(name) || fallenHeading.test(name))) return [];
    const read = mayVote(facts.heading);
    const values = facts.values.map(({ folded, rows }) => ({ said: read(folded), folded, rows }));
    // A date or an amount: that something was paid, or that somebody was suspended.
    const noted = values.filter(({ said, folded }) => said === undefined && /\d/.test(folded));
    const fallen = fallenHeading.test(name);
    const against = [...values.filter(({ said }) => said === 'no'), ...(fallen ? noted : [])];
    const paid = !fallen && (noted.length > 0 || values.some(({ said }) => said === 'yes'));
    const unsaid = paid ? facts.rows - facts.filled : 0;
    const rows = against.reduce((sum, one) => sum + one.rows, unsaid);
    return rows === 0 ? [] : [{ facts, rows }];
  });
}

function isRead(facts: ColumnFacts): boolean {
  const read = mayVote(facts.heading);
  return facts.distinct > 0 && everyValue(facts, (folded) => read(folded) !== undefined);
}

function spaced(heading: string): string {
  return foldText(heading).replace(/[_-]+/gu, ' ').replace(/ ?\?$/u, '');
}
