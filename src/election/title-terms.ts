import { foldText } from '../base/fold.ts';
import { parseFraction, printFraction } from '../base/fraction.ts';
import { lazily } from '../base/lazily.ts';
import { wordList } from '../base/word-list.ts';

// What the title of a contest says of how it is decided, in English and the languages of the forms that
// are read. It is told where nobody said otherwise, and never followed: a title does not name its base.
// Patterns are tried on the folded title. Those of letters in any script are made when they are needed, which
// takes 0.1 ms each.

/** What a title asks for: a share of the votes, a base, or more than the most votes. */
export interface TitledRule {
  readonly words: string;
  /** the rule that is likely meant */
  readonly meant: string;
  /** as rules print it; absent where it is not named */
  readonly share?: string;
  readonly base?: string;
}

/** How many a title says are elected, or may be marked. */
export interface TitledSeats {
  readonly words: string;
  readonly seats: number;
}

const shares =
  /(?<twoThirds>two[ -]thirds?|zwei[ -]?drittel|deux[ -]tiers|dos tercios|due terzi|dois terços|twee ?derden?|två tredjedelar|to tredjedele|to tredeler|dwie trzecie|dwóch trzecich|⅔)|(?<threeQuarters>three[ -](?:quarters?|fourths?)|drei[ -]?viertel|trois[ -]quarts|tres cuartos|tre quarti|três quartos|drie ?kwart|tre fjärdedelar|tre fjerdedele|trzy czwarte|trzech czwartych|¾)|(?<threeFifths>three[ -]fifths?|drei[ -]?fünftel|trois[ -]cinquièmes|tres quintos|tre quinti|três quintos|trzech piątych|⅗)|(?<fourFifths>four[ -]fifths?|vier[ -]?fünftel|quatre[ -]cinquièmes|cuatro quintos|⅘)|(?<![\d/])(?<ratio>\d{1,2} ?[/⁄] ?\d{1,2})(?![\d/⁄])|(?<![\d.,])(?<percent>\d{1,3}(?:[.,]\d{1,2})?) ?(?:%|per ?cent|prozent|pour cent|por ciento|por cento|procent)/g;

/** One of these stands in every title that names a share. They are sought first: the pattern is large. */
const shareWords = wordList(`
  third, quart, fourth, fifth, drittel, viertel, fünftel, tiers, cinqui, terci, terz, terço, cuarto,
  quint, derde, kwart, tredjedel, tredel, trzeci, czwart, piąt, fjärdedel, fjerdedel, ⅔, ¾, ⅗, ⅘, /,
  ⁄, %, cent, ciento, prozent
`);

/** The same of a majority. */
const majorityWords = wordList(`
  majorit, mehrheit, mayoría, maggioranza, maioria, meerderheid, flertal, większoś
`);

const holds = (folded: string, words: readonly string[]) =>
  words.some((word) => folded.includes(word));

const named: Readonly<Record<string, string>> = {
  twoThirds: '2/3',
  threeQuarters: '3/4',
  threeFifths: '3/5',
  fourFifths: '4/5',
};

/** Between a share and these stand two words at most: `2/3 of votes majority`, `Zweidrittelmehrheit`. */
const majorityAfter = () =>
  /^[ -]*(?:\p{L}+ ){0,2}?(?:(?:super-?)?majority|mehrheit|majorité|mayoría|maggioranza|maioria|meerderheid|majoritet|flertall?|większoś(?:ć|cią|ci)|votes?(?!\p{L}))/u;

const neededAfter = () =>
  /^(?: \p{L}+){0,4}? (?:needed|required|threshold|to pass|to be (?:adopted|approved)|erforderlich|nötig|notwendig|requise?s?|nécessaires?|requerid[oa]s?|necesari[oa]s?|richiest[oaie]|necessari[oae]|necessári[oa]s?|vereist|nodig|krävs|kræves|wymagan[aey])(?!\p{L})/u;

const majorityBefore = () =>
  /(?:majority|threshold|mehrheit|majorité|mayoría|maggioranza|maioria|meerderheid|majoritet|flertall?|większoś(?:ć|cią|ci)|(?:special|extraordinary) resolution)[:=≥>,(–—\- ]*(?:\p{L}+ ){0,3}$/u;

/** `needs` and the like ask for it in brackets or behind a dash; elsewhere a motion may be about a share. */
const neededBefore = () =>
  /(?:[([][^)\]]*(?<!\p{L})(?:needs|needed|requires?|required|min(?:imum|\.)?|at least|mindestens|au moins|al menos|almeno|pelo menos|minstens)[^)\]]*|[-–—:|] ?(?:needs|requires|required:?) (?:\p{L}+ ){0,2})$/u;

const unnamedMajority =
  /\b(?:super-?majority|qualified majority|special majority|qualifizierte[rn]? mehrheit|majorité qualifiée|mayoría cualificada|maggioranza qualificata|maioria qualificada|gekwalificeerde meerderheid|kvalificerad majoritet|kvalificeret flertal)\b|kwalifikowan\S{1,3} większoś(?:ć|cią|ci)/;

/** What companies and co-operatives call a resolution that more than half does not carry: 3/4, or 2/3. */
const specialResolution = /\b(?:special|extraordinary) resolution\b/;

const absoluteMajority =
  /\b(?:absolute majority|absolute[rn]? mehrheit|majorité absolue|mayoría absoluta|maggioranza assoluta|maioria absoluta|volstrekte meerderheid|absolut majoritet|absolut flertal)\b|bezwzględn\S{1,3} większoś(?:ć|cią|ci)/;

/** More than half, which a choice by most votes does not need. */
const neededMajority = /\bmajority (?:is )?(?:needed|required)\b/;

const majorityOf = /(?:majority|mehrheit|majorité|mayoría|maggioranza|maioria|meerderheid)(?= )/g;

/** Who a share is of, where it is more than those who voted. */
const bases: readonly (readonly [base: string, words: RegExp])[] = [
  [
    'present',
    /^ (?:of (?:all |the |those )*(?:members |voters |owners |delegates )?present|der anwesenden|des (?:membres )?présents|de los (?:miembros )?presentes|dei (?:soci )?presenti|dos (?:membros )?presentes|van de aanwezigen?)/,
  ],
  [
    'eligible',
    /^ (?:of (?:all |the |total |entire |whole |our )*(?:membership|eligible|members\b|those entitled|registered|owners\b|voters on the roll)|aller (?:mitglieder|stimmberechtigten|wahlberechtigten)|der (?:stimm|wahl)berechtigten|des (?:membres|inscrits)|de (?:todos )?los (?:miembros|socios|inscritos)|degli aventi diritto|dei soci|dos (?:membros|sócios)|van (?:alle|de) leden)/,
  ],
];

/** `of members present and voting`, `des membres votants`: of those who voted, as a rule without a base is. */
const voting =
  /^(?: [^\s.,;:()]+){1,6}? (?:voting|(?:who|that) voted?|votants|votantes|votanti|abstimmenden)\b/;

function baseIn(after: string): string | undefined {
  const rest = after.replace(majorityAfter(), '');
  if (voting.test(rest)) return undefined;
  return bases.find(([, words]) => words.test(rest))?.[0];
}

/** Percentages that stand in rules more often than in motions. */
const usualPercent = /^(?:60|66([.,][67]{1,2})?|67|75|80)(?![\d.,])/;

/** So far from a share, in characters, is looked for what it is a share of: a title can be a whole motion. */
const near = 80;

/** What a title asks for beyond a majority of those who voted. */
export function ruleInTitle(title: string): TitledRule | undefined {
  const folded = foldText(title);
  const words = majorityIn(folded, unnamedMajority);
  const unnamed = words === undefined ? undefined : { words, meant: 'two-thirds' };
  return shareIn(folded) ?? baseOfMajority(folded) ?? unnamed ?? special(folded);
}

function special(folded: string): TitledRule | undefined {
  const words = folded.includes('resolution') ? specialResolution.exec(folded)?.[0] : undefined;
  return words === undefined ? undefined : { words, meant: '>= 3/4' };
}

/** The same of a question, where an absolute majority is one of all members. */
export function ruleInQuestion(title: string): TitledRule | undefined {
  const words = majorityIn(foldText(title), absoluteMajority);
  const absolute = words === undefined ? undefined : { words, meant: 'majority of eligible' };
  return ruleInTitle(title) ?? absolute;
}

/** What the title of a choice asks for beyond the most votes. */
export function majorityInTitle(title: string): TitledRule | undefined {
  const folded = foldText(title);
  const words = majorityIn(folded, absoluteMajority) ?? majorityIn(folded, neededMajority);
  return ruleInTitle(title) ?? (words === undefined ? undefined : { words, meant: 'majority' });
}

function majorityIn(folded: string, pattern: RegExp): string | undefined {
  return holds(folded, majorityWords) ? pattern.exec(folded)?.[0] : undefined;
}

function shareIn(folded: string): TitledRule | undefined {
  if (!holds(folded, shareWords)) return undefined;
  for (const found of folded.matchAll(shares)) {
    const [words] = found;
    const end = found.index + words.length;
    const before = folded.slice(Math.max(0, found.index - near), found.index);
    const after = folded.slice(end, end + near);
    // `(two-thirds)` and `(75%)` are rules, `(2/3)` may be a part of three, and `(5%)` what dues rise by.
    const figures = /^\d/.test(words) && !usualPercent.test(words);
    const alone = /[([] ?$/.test(before) && /^ ?[)\]]/.test(after) && !figures;
    const asked =
      alone ||
      majorityAfter().test(after) ||
      neededAfter().test(after) ||
      majorityBefore().test(before) ||
      neededBefore().test(before);
    const share = asked ? shareOf(found.groups ?? {}) : undefined;
    if (share === undefined || share === '1/2') continue;
    const base = baseIn(after);
    const meant = `>= ${share}${base === undefined ? '' : ` of ${base}`}`;
    return { words, meant, share, ...(base !== undefined && { base }) };
  }
  return undefined;
}

/** A majority of more than those who voted. */
function baseOfMajority(folded: string): TitledRule | undefined {
  if (!holds(folded, majorityWords)) return undefined;
  for (const { 0: words, index } of folded.matchAll(majorityOf)) {
    const end = index + words.length;
    const base = baseIn(folded.slice(end, end + near));
    if (base !== undefined) return { words, meant: `majority of ${base}`, base };
  }
  return undefined;
}

function shareOf(groups: Readonly<Record<string, string | undefined>>): string | undefined {
  const [name = '', text = ''] = Object.entries(groups).find(([, own]) => own !== undefined) ?? [];
  const figures = text.replaceAll(' ', '').replace('⁄', '/').replace(',', '.');
  const own = parseFraction(named[name] ?? (name === 'percent' ? `${figures}%` : figures));
  return own && printFraction(own);
}

const numbers = lazily(
  (): ReadonlyMap<string, number> =>
    new Map(
      [
        'two, three, four, five, six, seven, eight, nine, ten, eleven, twelve',
        'zwei, drei, vier, fünf, sechs, sieben, acht, neun, zehn, elf, zwölf',
        'deux, trois, quatre, cinq, six, sept, huit, neuf, dix, onze, douze',
        'dos, tres, cuatro, cinco, seis, siete, ocho, nueve, diez, once, doce',
        'due, tre, quattro, cinque, sei, sette, otto, nove, dieci, undici, dodici',
        'dois, três, quatro, cinco, seis, sete, oito, nove, dez, onze, doze',
        'twee, drie, vier, vijf, zes, zeven, acht, negen, tien, elf, twaalf',
      ].flatMap((line) => wordList(line).map((word, at): [string, number] => [word, at + 2])),
    ),
);

/** `elect two`, `vote for up to 3`, `Wahl von zwei`. */
const chosen = () =>
  /(?<!\p{L})(?:choose|elect|electing|election of|pick|select|vote for|voting for|mark|tick|appoint|nominate|wählen?|wählt|wahl von|élire|élisez|choisir|choisissez|élection de|elegir|elija|elige|elección de|escoger?|scegli|scegliere|eleggere|elezione di|kies|kiezen|verkiezing van|escolh[ae]r?|eleger|eleição de|välj|val av|vælg|velg|wybierz)(?: (?:up to|at most|no more than|a maximum of|maximum|max\.?|exactly|any|only|the|bis zu|maximal|höchstens|genau|jusqu'à|au plus|au maximum|exactement|hasta|máximo|como máximo|exactamente|fino a|al massimo|massimo|esattamente|até|no máximo|exatamente|maximaal|ten hoogste|precies|högst|upp till|højst|op til|opptil))? (?<number>\d{1,2}|\p{L}+)(?![\p{L}\d]|[-./:%–]\p{L}|[./:]\d| ?%| years?(?!\p{L})| jahre)/gu;

/** `3 seats`, `two vacancies`, `(4 Sitze)`; not one of those there are: `which of the two positions`. */
const filled = () =>
  /(?<!(?:of|these|those|the|der|des|de los|de las) )(?<![\p{L}\d.,/-])(?<number>\d{1,2}|\p{L}+)(?: \p{L}+)?[ -](?:seats|positions|vacancies|openings|winners|to be elected|to elect|to fill|zu wählen|à élire|a elegir|da eleggere|a eleger|te kiezen|sitze|sièges|postes|plazas|puestos|escaños|vacantes|vagas|assentos|seggi|posti|zetels|mandate|mandaten|mandater)(?!\p{L})/gu;

/** `up to 3 candidates`, `max. 2 Stimmen`. */
const atMost = () =>
  /(?<!\p{L})(?:up to|at most|no more than|max(?:imum|\.)?(?: of)?|bis zu|maximal|höchstens|jusqu'à|au plus|hasta|máximo(?: de)?|fino a|massimo|até|maximaal|högst|højst) (?<number>\d{1,2}|\p{L}+) (?:candidates|names|choices|options|people|persons|votes|members|selections|answers|boxes|kandidat\p{L}*|namen|stimmen|personen|kreuze|antworten|candidats|candidates|noms|choix|voix|opciones|votos|nombres|candidat[oai]s?|nomes|voti|nomi|scelte|stemmen|keuzes|röster|stemmer)(?!\p{L})/gu;

/** How many a title says are elected, where it says more than one. */
export function seatsInTitle(title: string): TitledSeats | undefined {
  const folded = foldText(title);
  // Each of the patterns takes 1 ms to be made.
  if (!/\d/.test(folded) && !holds(folded, [...numbers().keys()])) return undefined;
  for (const pattern of [chosen, filled, atMost]) {
    for (const { 0: words, groups } of folded.matchAll(pattern())) {
      const number = groups?.number ?? '';
      const seats = /^\d/.test(number) ? Number(number) : numbers().get(number);
      if (seats !== undefined && seats > 1) return { words, seats };
    }
  }
  return undefined;
}

const asMany =
  /all (?:that|which) apply|(?:select|check|tick|mark|choose) (?:all|any|as many)|as many as you|one or more|multiple (?:answers|choices|selections)|several (?:answers|choices)|mehrfach(?:nennung|auswahl|antwort)|mehrere (?:antworten|nennungen)|plusieurs (?:réponses|choix)|varias (?:respuestas|opciones)|più risposte|várias (?:respostas|opções)|meerdere antwoorden|flera (?:svar|alternativ)/;

/** Whether a title asks for several marks, or says that several are elected. */
export function asksForSeveral(title: string): boolean {
  return asMany.test(foldText(title)) || seatsInTitle(title) !== undefined;
}

/** Whether a title that says how many are elected lets voters mark all whom they approve of. */
export function asksForAll(title: string): boolean {
  const folded = foldText(title);
  return (
    (folded.includes('approv') || asMany.test(folded)) &&
    !/up to|at most|no more than|max/.test(folded)
  );
}

/** Words of whom a quota is for, sought before the pattern is made. */
const quotaWords = wordList(`
  wom, female, men, man, male, binary, gender, frau, männer, mann, femme, homme, mujer, hombre,
  donn, uom, kvinn, kobiet, youth, young, student, reserved
`);

/** `at least one woman`, `of whom two women`, `mindestens 2 Frauen`, `gender balanced`, `reserved for students`. */
const quota = () =>
  /(?<!\p{L})(?:(?:at least|a minimum of|minimum|min\.?|no fewer than|of (?:whom|which|these)|including|mindestens|davon|darunter|au moins|dont|al menos|almeno|pelo menos|minst) (?:at least |mindestens |au moins )?(?:\d{1,2}|an?|half|one|two|three|four|five|eine[rn]?|zwei|drei|vier|die hälfte|une?|deux|trois|la moitié|una?|dos|tres|due|tre|uma?|duas|dois|en|två) (?:\p{L}+ )?(?:wom[ae]n|females?|m[ae]n|males?|non-?binary|frau(?:en)?|männer|femmes?|hommes?|mujer(?:es)?|hombres?|donn[ae]|uomini|mulher(?:es)?|kvinnor?|youths?|young people|students?)|gender[- ](?:balanced?|parity)|(?:seats?|places?|positions?|\() ?reserved (?:for|to) \p{L}+)(?!\p{L})/u;

/** What a title says of who must be among those elected. */
export function quotaInTitle(title: string): string | undefined {
  const folded = foldText(title);
  return holds(folded, quotaWords) ? quota().exec(folded)?.[0] : undefined;
}
