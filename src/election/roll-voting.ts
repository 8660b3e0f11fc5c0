import { foldText } from '../base/fold.ts';
import { lazily } from '../base/lazily.ts';
import { wordList, wordSet } from '../base/word-list.ts';
import { holdsFigures } from './column-contents.ts';
import { type ColumnFacts, everyValue } from './column-facts.ts';
import { oneOf } from './heading-test.ts';
import { vocabulariesOf } from './vocabulary.ts';

/** Who may vote, whatever else a roll says. */
const votingHeading = oneOf(`
  voting | voting member | voting right | voting rights | voting status | voting eligibility |
  may vote | can vote | votes | eligible | eligible to vote | eligible voter | eligibility |
  entitled | entitled to vote | right to vote | stimmberechtigt | stimmberechtigung | stimmrecht |
  wahlberechtigt | droit de vote | a le droit de vote | peut voter | derecho a voto | derecho de voto |
  con derecho a voto | puede votar | diritto di voto | ha diritto di voto | può votare |
  direito a voto | direito de voto | pode votar | stemgerechtigd | stemrecht | mag stemmen |
  röstberättigad | rösträtt | stemmeberettiget | stemmerett | prawo głosu | uprawniony |
  uprawniony do głosowania | 投票権
`);

/** Who may not: yes is no here. */
const notVotingHeading = oneOf(`
  non voting | nonvoting | non voting member | not eligible | not eligible to vote | ineligible |
  not entitled | not entitled to vote | may not vote | cannot vote | can not vote | no vote |
  excluded from voting | nicht stimmberechtigt | sans droit de vote | sin derecho a voto
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
  inaktiv | ausgeschlossen | suspendu | inactif | exclu | radié | suspendido | moroso | sospeso |
  suspenso | geschorst | avstängd | zawieszony | already voted | voted by post | voted on paper |
  voted by proxy | postal vote | postal vote received | paper vote | briefwahl |
  briefwahl beantragt | vote par correspondance | voto por correo
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

/** A member without a vote, in whatever column: "Associate (non-voting)". */
const noVote =
  /(?:^|[\s(,;/-])(?:non-?voting|no vote|without (?:a )?vote|not entitled to vote|nicht stimmberechtigt|ohne stimmrecht|sans droit de vote|sin (?:derecho a )?voto|senza (?:diritto di )?voto|sem (?:direito a )?voto)(?:$|[\s),;/])/;

const ticks = wordSet(`
  x, ✓, ✔, ✔️, ☑, ✅
`);

/** More different texts than these are no sorts of members. */
const mostKinds = 12;

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
    if (noVote.test(folded)) return 'no';
    const answer = ticks.has(folded) ? 'yes' : answers().get(folded);
    if (!reversed) return answer === 'yes' || answer === 'no' ? answer : undefined;
    if (answer === 'no') return 'yes';
    return answer === 'yes' ? 'no' : undefined;
  };
}

/** A column that plainly says who may vote. */
export function guessVoting(columns: readonly ColumnFacts[]): number | undefined {
  return columns.find((facts) => namesVoting(facts) && isRead(facts))?.position;
}

/** Columns of a member's standing, with how many rows it would take the vote from. */
export function standingColumns(
  columns: readonly ColumnFacts[],
): readonly { readonly facts: ColumnFacts; readonly rows: number }[] {
  return columns.flatMap((facts) => {
    const name = spaced(facts.heading);
    const [fallen, asked] = [fallenHeading.test(name), asksForVote(facts)];
    const rated = standingHeading.test(name) || fallen;
    if (facts.bulk || !(rated || asked || facts.distinct <= mostKinds)) return [];
    const read = mayVote(facts.heading);
    const values = facts.values.map(({ folded, rows }) => ({ said: read(folded), folded, rows }));
    // Whatever a column is of, "Associate (non-voting)" says it.
    if (!(rated || asked))
      return against(
        facts,
        values.filter(({ folded }) => noVote.test(folded)),
      );
    // What is not read where others may vote is no yes.
    if (asked)
      return against(
        facts,
        values.filter(({ said }) => said !== 'yes'),
      );
    // A date or an amount: that something was paid, or that somebody was suspended.
    const noted = values.filter(({ said, folded }) => said === undefined && /\d/.test(folded));
    const fallers = [...values.filter(({ said }) => said === 'no'), ...(fallen ? noted : [])];
    const paid = !fallen && (noted.length > 0 || values.some(({ said }) => said === 'yes'));
    const unsaid = paid ? facts.rows - facts.filled : 0;
    return against(facts, fallers, unsaid);
  });
}

function against(facts: ColumnFacts, values: readonly { readonly rows: number }[], more = 0) {
  const rows = values.reduce((sum, one) => sum + one.rows, more);
  return rows === 0 ? [] : [{ facts, rows }];
}

/** A column that is called so, and whose words are not all known; numbers are how many votes somebody has. */
function asksForVote(facts: ColumnFacts): boolean {
  return namesVoting(facts) && facts.distinct > 1 && !isRead(facts) && !holdsFigures(facts);
}

function namesVoting({ heading }: ColumnFacts): boolean {
  return votingHeading.test(spaced(heading)) || notVotingHeading.test(spaced(heading));
}

function isRead(facts: ColumnFacts): boolean {
  const read = mayVote(facts.heading);
  return facts.distinct > 0 && everyValue(facts, (folded) => read(folded) !== undefined);
}

function spaced(heading: string): string {
  return foldText(heading).replace(/[_-]+/gu, ' ').replace(/ ?\?$/u, '');
}
