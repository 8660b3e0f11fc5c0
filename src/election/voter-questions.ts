import { foldText } from '../base/fold.ts';
import { wordSet } from '../base/word-list.ts';

// Questions about the voter: may they vote, did they read this, do they consent to how their data are kept.
// Forms put them before the motions, and answer them with Yes and No as well. What a title asks is told
// where it can hardly be a motion: whose members, residents or data they are, is named.

const people =
  '(?:paid[- ]up|members?|owners?|co-owners?|leaseholders?|freeholders?|shareholders?|residents?|tenants?|students?|employees?|staff|delegates?|voters?|citizens?|subscribers?|proxy|(?:legal|authori[sz]ed) representative)';
const eligible =
  '(?:eligible|entitled|qualified|registered|allowed) (?:to vote|as|for|voters?|members?)|in good standing|paid[- ]up|up to date|over \\d|at least \\d|aged \\d|\\d\\d (?:or|years)|(?:voting|attending|here) (?:in person|online|remotely|by proxy|as a proxy|on behalf|for (?:yourself|myself|someone|somebody|another))|holding (?:an? |any )?prox(?:y|ies)';
const data =
  '(?:data|details|information|contact|e-?mail|photos?|images?|answers?|responses|privacy|terms|gdpr|cookies)';
const dealing =
  '(?:processing|collection|storage|storing|use|sharing|publication|recording)(?: and \\w+)?';

const done = () =>
  /^(?:already |fully |carefully |ever )?(?:read|receive|received|understand|understood|pay|paid|attend|attended|register|registered|renew|renewed|review|reviewed|watch|watched)(?!\p{L})(?!.*(?:approve|agree|support))/u;
/** A meeting may be called and a name kept: whom it concerns is named. */
const contact = () =>
  /^(?:contact|e-?mail|call|phone|write to|keep|add|share|use|store) (?:you|me|my|your)(?!\p{L})/u;
const wants = () =>
  /^(?:want|wish|like) to (?:receive (?:an? |the |our |your |further |more |future |regular |any )*(?:e-?mails?|news|newsletters?|updates?|information|copy|copies|minutes|results?|reminders?|invitations?)|be (?:contacted|informed|kept|added)|subscribe to (?:the |our )?(?:news|mailing|e-?mail)|hear from us|volunteer(?: (?:as|for the|at|to help)|\W*$)|stand (?:as|for )|stand\W*$)/u;
const own = () =>
  /^(?:that )?(?:i|my|we|our|to be|being|having|membership)(?!\p{L})(?!.*(?:support|approv|agree|favou?r))/u;
/** How somebody was there; how one votes may be what is voted on. */
const attending = () =>
  /^you (?:be )?(?:attend|join|participat|tak(?:e|ing) part|(?:present|here|voting) (?:in person|today))/;
const member = () =>
  /^(?:(?:eine?|noch|derzeit|aktuell|bereits|über \d+|und|der|die|\p{L}+es) ){0,4}(?:mitglied|mitglieder|ordentliches mitglied|stimmberechtigt|wahlberechtigt|stimmberechtigtes mitglied|eigentümer(?:in)?|bewohner(?:in)?|mieter(?:in)?|volljährig|student(?:in)?|delegierte[rs]?)(?!\p{L})|^damit einverstanden dass (?:ihre|deine|meine|wir ihre) /u;
const gelesen = () => /(?:gelesen|erhalten|verstanden|bezahlt|zur kenntnis genommen)[.?! ]*$/u;
const membre = () =>
  /^(?:(?:une?|bien|toujours|déjà|le|la|\p{L}+ment) ){0,3}(?:membre|adhérente?|à jour|majeure?|résidente?|étudiante?|propriétaire|copropriétaire|salariée?|locataire|inscrite?)(?!\p{L})/u;
const lu = () => /^(?:déjà |bien )?(?:lu|reçu|payé|réglé|pris connaissance|compris)(?!\p{L})/u;
const traitement = () =>
  /^(?:que mes|le traitement|la collecte|les conditions|la politique de confidentialité|l'utilisation de mes)/u;
const socio = () =>
  /^(?:un |una |usted )?(?:miembro|socio|socia|afiliado|afiliada|mayor de edad|residente|propietari[oa]|estudiante)(?!\p{L})/u;
const tratamiento = () =>
  /^(?:el tratamiento|el uso de mis|la política de privacidad|los términos|que mis datos)/u;

/**
 * The patterns of titles by their first words, tried on what stands behind these. They are made when they
 * are needed: those of letters in any script take 0.1 ms each.
 */
const patterns: Readonly<Record<string, () => RegExp>> = {
  'are you': () =>
    new RegExp(
      `^(?:(?:currently|still|already|also) )*(?:(?:an?|the) (?:(?!who|that)[\\w'-]+ ){0,4}?${people}(?!\\p{L})|${eligible})`,
      'u',
    ),
  'i am': () =>
    new RegExp(
      `^(?:(?:currently|still|also) )*(?:(?:an?|the) (?:[\\w'-]+ ){0,4}?${people}(?!\\p{L})|${eligible})`,
      'u',
    ),
  'did you': done,
  'have you': () => new RegExp(`${done().source}|^been an? (?:[\\w'-]+ ){0,2}?${people}`, 'u'),
  'how long': () => /^have you been /u,
  'how old': () => /^are you/u,
  'how did': () => new RegExp(`${attending().source}|^you (?:hear|find out|learn)(?!\\p{L})`, 'u'),
  'how do': attending,
  'how will': attending,
  'how are': attending,
  'how were': attending,
  'can we': contact,
  'may we': contact,
  'would you': wants,
  'will you': () =>
    /^(?:be )?(?:(?:attend|com)(?:ing|e)?(?: to)?(?: the| our|[?]|$)|join(?:ing)? (?:us|(?:the|our) (?:agm|meeting|assembly))(?!\p{L}))/u,
  'i have': () => /^(?:read|received|paid|understood|reviewed|seen) /u,
  'do you': () =>
    new RegExp(
      `${wants().source}|^(?:currently |still )?(?:own|rent|live|reside|work|study|belong) (?:an?|in|at|to|for|here)(?!\\p{L})|^have (?:the right to vote|voting rights|a vote)|^vote (?:for yourself|in person|by proxy|as a proxy|on behalf)|^(?:hold|have|carry) (?:an? |any )?prox(?:y|ies)(?!\\p{L})|^(?:consent|agree|give (?:your )?consent) to (?:the )?${dealing} of (?:your|personal) |^(?:confirm|certify|declare) that you (?!support|approve|agree|wish|want)`,
      'u',
    ),
  'i consent': () =>
    new RegExp(`^to (?:the |having |my |being )?(?:${dealing}|my|personal|${data})|^$`, 'u'),
  'i agree': () =>
    new RegExp(
      `^(?:to|with|that) (?:the |these |my |your )?(?:${dealing} (?:of|my)|terms(?: of (?:use|service)| (?:and|&) conditions|$)|my (?:personal )?${data}|privacy|personal data|code of conduct|being contacted|(?:abide by )?(?:the )?rules of (?:this|the) (?:election|vote|ballot|poll))`,
      'u',
    ),
  'i accept': () =>
    new RegExp(
      `^(?:the |these |your )?(?:terms|privacy|data protection|gdpr|${dealing} of my)`,
      'u',
    ),
  'i confirm': own,
  'i hereby': () =>
    /^(?:confirm|certify|declare|attest|affirm) (?:that )?(?:i|my|to be) |^consent to .*(?:my|personal) /u,
  'i certify': own,
  'i declare': own,
  'i attest': own,
  'i understand': () => /^(?:that|how) /u,
  'i acknowledge': () => /^(?:that|having|receipt|the (?:privacy|terms))/u,
  'by ticking': () => /^/u,
  'by checking': () => /^/u,
  'sind sie': member,
  'bist du': member,
  'ich bin': member,
  'haben sie': gelesen,
  'hast du': gelesen,
  'ich habe': gelesen,
  'ich bestätige': () => /^(?:hiermit )?(?:dass ich|mitglied|meine)/u,
  'ich versichere': () => /^(?:hiermit )?dass ich/u,
  'ich willige': () => /^/u,
  'ich stimme': () =>
    /^(?:der|einer) (?:verarbeitung|speicherung|erhebung|nutzung|datenschutz|verwendung)/u,
  'ich akzeptiere': () => /^(?:die )?(?:datenschutz|nutzungsbedingungen|agb)/u,
  'êtes-vous': membre,
  'es-tu': membre,
  'je suis': membre,
  'avez-vous': lu,
  'as-tu': lu,
  'je certifie': () => /^/u,
  'je confirme': () => /^(?:que je|avoir|être)/u,
  "j'accepte": traitement,
  'je consens': () => /^(?:au traitement|à ce que mes|à la collecte)/u,
  "j'autorise": traitement,
  'es usted': socio,
  eres: socio,
  soy: socio,
  'ha leído': () => /^/u,
  'has leído': () => /^/u,
  'he leído': () => /^/u,
  consiento: tratamiento,
  acepto: tratamiento,
  autorizo: tratamiento,
};

/** Headings that ask for consent by one word. */
const consents = wordSet(`
  consent, informed consent, gdpr consent, data consent, privacy consent, einwilligung,
  einwilligungserklärung, einverständniserklärung, consentement, consentimiento
`);

/** Headings that say by a word or two how a ballot was cast. */
const ways = wordSet(`
  proxy, by proxy, via proxy, proxy vote, voted by proxy, cast by proxy, in person,
  in person / proxy, in person/proxy, in person or proxy, in person or by proxy,
  in person or online, online or in person, in person / online, attending in person or online,
  attendance, attendance mode, attendance type, attendance method, mode of attendance,
  mode of participation, teilnahmeart, in attendance, present, attended, attending, anwesend,
  présent, aanwezig, anonymous, anonymously, remain anonymous, stay anonymous, anonym, anonyme,
  voting method, method of voting, mode of voting, voting channel, mode, channel, vote method,
  voting mode, voted via, participation, participation mode, voted in person, voted online,
  postal vote, vollmacht, procuration, vote type, type of vote, vote cast by,
  anwesend oder vertreten, persönlich oder mit vollmacht, art der teilnahme, présent ou représenté,
  mode de participation, presente o representado, asistencia
`);

/** Of these words are longer headings that say it: "Voting in person or by proxy", "Attendance at the AGM". */
const wayWords = wordSet(
  'how,are,were,did,will,do,you,be,voting,voted,vote,votes,cast,attending,attended,attend,attendance,participating,present,represented,in,person,or,and,by,via,proxy,as,a,holder,online,remotely,remote,post,postal,mail,the,this,meeting,agm,assembly,at,type,mode,method,of,form',
);

function namesWay(title: string): boolean {
  const words = title.split(/[\s/()&-]+/u).filter((word) => word !== '');
  const has = (...some: readonly string[]) => some.some((word) => words.includes(word));
  return (
    words.length > 1 &&
    words.every((word) => wayWords.has(word)) &&
    (has('attending', 'attended', 'attend', 'attendance', 'participating', 'represented') ||
      (has('person') && has('proxy', 'voting', 'voted', 'vote', 'votes', 'cast')))
  );
}

/** Headings that say by a word or two what a voter is, or where, above no Yes and No. */
const traits = wordSet(
  'owner or tenant, owner/tenant, job title, grade, age group, age range, age band, shift, session, table, building, block, floor, staircase, language, device',
);

/** Headings that say by a word or two who somebody is, above Yes and No. */
const standings = wordSet(`
  member, maintainer, committer, developer, contributor, resident, owner, shareholder, delegate,
  student, employee
`);

/** What stands before one of them; nothing, too. */
const sorts = wordSet(`
  , full, voting, paid, paid-up, paid up, active, ordinary, current, registered, core, pmc, team,
  board
`);

/** Whether the title of a question is only what somebody may be. */
export function namesStanding(title: string): boolean {
  const words = withoutEnd(foldText(title)).replace(/^is /, '').split(' ');
  const who = words.pop()?.replace(/s$/, '') ?? '';
  return standings.has(who) && sorts.has(words.join(' '));
}

function withoutEnd(folded: string): string {
  return folded.replace(/(?<![\s:*?.])[\s:*?.]+$/u, '');
}

/** Whether the title of a choice is only what a voter may be, or where. */
export function namesTrait(title: string): boolean {
  return traits.has(withoutEnd(foldText(title)));
}

/** Whether a title asks about the voter, and is hardly a motion. */
export function asksAboutVoter(title: string): boolean {
  const folded = foldText(title)
    .replace(/^[¿"“„«\d.)\s]+/u, '')
    .replaceAll(',', '');
  if (/ you (?:are )?represent(?:ing)?[?:\s]*$/.test(folded)) return true;
  const [first = '', second = ''] = folded.split(' ', 2);
  const start = Object.hasOwn(patterns, first) ? first : `${first} ${second}`;
  if (!Object.hasOwn(patterns, start)) {
    const word = withoutEnd(folded);
    return consents.has(word) || ways.has(word) || namesWay(word);
  }
  return patterns[start]?.().test(folded.slice(start.length).trim()) === true;
}
