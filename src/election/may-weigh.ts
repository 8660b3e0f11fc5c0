import { type ColumnFacts, everyForm } from './column-facts.ts';

const weighing =
  /^(total |number of |no\.? of |# ?of |# ?)?(votes?( (cast|count|held|allotted|allocated|represented))?|voting (strength|interest|percentage|%|units?)|vote share|mandates?( held)?|mandate[ns]?|prox(y|ies)( votes| held)?|delegates|units( held)?|(affiliated )?(members|membership|affiliation)( represented)?|headcount|delegate entitlement|nombre de mandats|(%|percent|percentage|prozent|pourcentage|porcentaje)( (interest|share|held|of (the )?(votes|shares|units|total|whole)))?|shares?( %| percent| percentage)?|interest|holding|(flats|apartments|dwellings|households|houses|homes|lots|plots|properties|premises)( (held|owned|represented))?|(floor |living |total )?(area|space)( \(.{1,6}\))?|m[²2]|sqm|sq\.? ?(m|ft)\.?|square (met(re|er)s?|feet)|mea|wohneinheiten|einheiten|wohnungen|wohnfläche|fläche|quadratmeter|tausendstel|lots détenus|surface|superficie|quota|cuota|coeficiente|anteil|quote|entitlement|capital|actions|parts|azioni|voix|voti|votos|stemmen|stimmrechte?|delegiertenstimmen)$/u;

const number = /^(\d+([.,]\d+)?(\/\d+)?|\d{1,3}([., ']\d{3})+([.,]\d+)?)( ?%)?$/u;

/** Numbers under a heading that may say what a ballot weighs, as "Percentage" and "Mandates" do. */
export function mayWeigh(facts: ColumnFacts): boolean {
  if (facts.distinct === 0) return false;
  if (!everyForm(facts, (folded) => number.test(folded))) return holdsMany(facts);
  const boxes = facts.distinct === 2 && facts.values.every(({ folded }) => /^[01]$/.test(folded));
  return !boxes && weighing.test(facts.spaced.replace(/(?<=\S) \([^()]*\)$/, ''));
}

const many =
  /^\d+([.,]\d+)? (votes?|members?|shares?|proxies|proxy|units?|delegates?|stimmen?|anteile?|mitglieder?|voix|votos?|voti|stemmen)$/;

/** `1 vote`, `12 members`, below a heading of what the voter represents; of a board they may be the size. */
function holdsMany(facts: ColumnFacts): boolean {
  if (!/represent|\bhold|\bheld|carr(y|ie)|\bcast|prox|vertret/.test(facts.name)) return false;
  return facts.bulk === undefined && everyForm(facts, (folded) => many.test(folded));
}
