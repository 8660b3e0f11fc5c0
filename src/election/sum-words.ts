// The words of rows that sum up a table: what is added up, what came of it, and how answers stand with their counts.

// Patterns with `\p{L}` are made when they are needed: that takes long, and hardly any file needs one.

/** A cell of totals, alone or with what is added up. */
export const total = () =>
  /^((grand|sub|overall)[ -]?)?(totals?|percent(?:age)?|shares?|sums?(?= of|:?$)|count(?= of|:?$)|summe|gesamt|gesamtergebnis|totaux|totale|suma|turnout|quorum|majority|(number|no\.|count|sum|%|percent(age)?) of|(valid |invalid |spoilt |spoiled |blank |all )?(votes?|ballots?|papers?)( (cast|counted|for|against|in favou?r|received))?|(eligible|registered) (voters?|members?)|voters?|abstentions|abstained|(abgegebene |gültige |ungültige )?stimmen|wahlbeteiligung|stimmberechtigte|participation|inscrits|votants|exprimés|participación|votos)(?![\p{L}\p{N}])/u;
export const outcome = () =>
  /^(winners?|winning (candidate|option)|results?|final results?|outcome|decision|elected|ergebnis|gewählt|sieger|(?:the )?(?:motion|resolution|proposal) (?:is |was )?(?:not )?(?:carried|passed|adopted|approved|failed|lost|defeated|rejected)|résultats?|élue?|gagnante?|resultados?|ganadora?)(?![\p{L}\p{N}])/u;
export const carried =
  /^((not |motion |was )?(passed|carried|approved|adopted|accepted|elected)|failed|defeated|lost|rejected|tied?|angenommen|abgelehnt|adoptée?|rejetée?|aprobad[oa]|rechazad[oa])[.!]?$/u;
/** The beginnings of what those two patterns find: they take long to compile, and hardly any row begins so. */
const openings =
  /^(?:gr|su|ov|to|pe|sh|co|ge|tu|qu|ma|nu|no|%|va|in|sp|bl|al|vo|ba|pa|el|re|ab|gü|un|st|wa|ex|wi|fi|ou|de|er|si|th|mo|pr|ré|él|ga)/;
/** What may stand around an answer that was counted: `Votes for Ana`, `Yes votes`, `Yes:`. */
export const around = /^(?:(?:total|votes?|number of)(?: for)? )?(.+?)(?: (?:votes?|total))? ?:?$/u;
/** An answer and its number in one cell: `Ana: 3`. */
export const counted = /^(.+?)(?:\s*[:=]\s*|\s+[–—-]\s+)(\d+)(?: votes?)?$/u;
export const labelled = /^([^:=]+?)\s*[:=]\s*(\S.*)$/u;

export function saysSum(text: string): boolean {
  return openings.test(text) && (total().test(text) || outcome().test(text));
}

/** `Total votes` and `Winner`, which may also be a name; not `Total recall`. */
export function isWhole(text: string): boolean {
  const whole = total().exec(text)?.[0] ?? outcome().exec(text)?.[0];
  return whole === text.replace(/ ?:$/u, '');
}

/** What may follow a word for a total; behind "Share" another word makes an answer of it. */
const ofTotal = () =>
  /^(?:[ :]+(?:of|votes?|ballots?|papers?|responses|answers|voters?|members?|cast|counted|received|for|against|in favou?r|valid|invalid|blank|spoilt|yes|no|stimmen|voix|votos|\d[\d.,]*))*[ :]*$/u;

export function namesTotal(text: string): boolean {
  return ofTotal().test(text.replace(total(), ''));
}
