import { wordList } from '../base/word-list.ts';
import { type HeadingTest, oneOf, whereOne } from './heading-test.ts';

/** What headings of form exports say of their columns. Patterns are tried on the folded heading. */

export const timestampHeading = oneOf(`
  timestamp | survey timestamp | fertigstellungszeit | heure de fin | hora de finalización |
  ora di completamento | voltooiingstijd | hora de conclusão | czas ukończenia | slutförandetid |
  sluttidspunkt | datum abgeschickt | date de soumission | fecha de envío | data di invio |
  submit date (utc) | stage date (utc) | completed date | response date | time stamp | datestamp |
  date stamp | zeitstempel | horodateur | marca temporal | tijdstempel | tidsstempel |
  carimbo de data/hora | informazioni cronologiche | submitdate | submit date | submitted |
  submitted at | submitted on | date submitted | submission date | submission time |
  completion time | completed | completed at | enddate | endtime | end date | end time |
  recordeddate | recorded date | voted at | cast at | created | created at | date | time | datetime |
  date received | received | received on | received at | received date | date voted | date cast |
  date of vote | eingang | eingangsdatum | eingegangen am | date de réception | fecha de recepción |
  data di ricezione | ontvangen op |
  submitted time | submitted date/time | submitted date and time | entry datesubmitted
`);

/** Those of them that are of times whatever stands beneath: no contest is called so. */
export const stampHeading = oneOf(`
  timestamp | survey timestamp | time stamp | datestamp | date stamp | zeitstempel | horodateur |
  marca temporal | tijdstempel | tidsstempel | carimbo de data/hora | informazioni cronologiche
`);

/** Other times a form notes, of no use once there is one. */
export const otherTimeHeading = oneOf(`
  startdate | starttime | start date | start time | datelastaction | datelast action |
  date lastaction | date last action | last modified time | duration | duration (…) | startzeit |
  heure de début | hora de inicio | ora di inizio | begintijd | hora de início | czas rozpoczęcia |
  starttid | starttidspunkt | datum gestartet | datum letzte aktivität |
  zeitpunkt der letzten änderung | date de lancement | date de la dernière action |
  startdate (utc) | starttime (utc) | start date (utc) | start time (utc) | submitdate (utc) |
  submittime (utc) | submit date (utc) | submit time (utc) | stagedate (utc) | stagetime (utc) |
  stage date (utc) | stage time (utc) | updatedate (utc) | updatetime (utc) | update date (utc) |
  update time (utc) | updateddate (utc) | updatedtime (utc) | updated date (utc) |
  updated time (utc) | lastdate (utc) | lasttime (utc) | last date (utc) | last time (utc) |
  time started | datecreated | date created | datestarted | date started | datemodified |
  date modified | lastupdated | last updated | interviewtime | interview time | started time |
  entry datecreated | entry dateupdated
`);

export const emailHeading = oneOf(`
  email | email* | emailaddress | emailaddress* | email address | email address* | e-mail |
  e-mail* | e-mailaddress | e-mailaddress* | e-mail address | e-mail address* | your email |
  your email address | your e-mail | your e-mail address | username | nutzername | emailadresse |
  email-adresse | e-mailadresse | e-mail-adresse | nom d'utilisateur |
  adresse email | adresse e-mail | correo | correo electrónico | dirección de correo |
  dirección de correo electrónico | posta elettronica | e-mailadres | endereço de e-mail |
  adresse de messagerie | adres e-mail | e-postadress | mail
`);

/** One of these stands in each heading of voters. They are sought first: the pattern takes 1 ms to be made. */
const voterWords = wordList(`
  voter, token, member, membre, mitglied, elector, user, participant, delegate, owner, unit, flat,
  apartment, card, badge, house, plot, pin, your, voting, wähler, code, votant, adhérent, électeur,
  matr, identifi, socio, vota, sócio, elettore, voto, tessera, socia, sócia, lidnummer, członk, legitymacj,
  medlem, senator, registration, access, unique, student, employee, holder, attendee, wallet, 番号,
  personal, github, gitlab, slack, discord, irc, apache, handle, login
`);

export const voterPattern = () =>
  /^(voter|voter('s|s)? ?(id|identifier|no\.?|nr\.?|number|name|token|code|key|e-?mail)|token|ballot ?token|vote ?token|member|member(ship)? ?(id|no\.?|nr\.?|number|#)|mitglied|mitglieds?(nummer|-?nr\.?)|elector|elector('s)? ?(id|no\.?|number)|user ?(id|name)?|participant ?(id)?|delegate ?(id|no\.?|number|code)?|(unit )?owner|(unit|flat|apartment|card|badge|house|plot) ?(no\.?|nr\.?|number|#)|badge|pin|voter ?(#|reference|ref\.?)|(your |what is your |enter your |please enter your )(member(ship)?|voter|voting|access|student|employee|unit|delegate|ballot) ?(id|no\.?|number|code|token|pin)\??|voting (id|token|pin)|wähler-?(id|nummer|nr\.?)|wahlcode|zugangscode|stimmcode|votant|n° (adhérent|électeur|d'adhérent)|numéro (d'adhérent|d’adhérent|de membre|d'électeur)|code de vote|matricule|identifiant|n[º°] de s[oó]ci[oa]|número de soci[oa]|código de (votación|votante)|matrícula|número de sócio|codice (elettore|socio|di voto)|numero (di )?(tessera|socio)|lidnummer|stemcode|(numer|nr) (członka|członkowski|legitymacji)|medlemsnummer|medlemsnr\.?|senator|identifier|(matrikel|personal)-?(nummer|nr\.?)|registration ?(id|no\.?|number)|ballot code|access key|unique ?id|student ?(id|number)|employee ?(id|number)|access code|voting code|share-?holder|stockholder|attendee|wallet( address)?|soci[oa]|会員番号|社員番号|学籍番号|github( ?(id|handle|user ?name|login|account))?|(gitlab|slack|discord|irc|apache) ?(id|handle|user ?name|login|nick(name)?)|handle|login)$/u;

export const voterHeading: HeadingTest = whereOne(voterWords, voterPattern);

/** Words for a number or a code, in a heading of whose it is. */
export const numberHeading =
  /(^|\W)(ids?|identifier|no|nr|n[º°]|number|token|code|código|key|pin|reference|ref|identifiant|matricule|matrícula)(\W|$)|#|numm?er|code$|nr$|id$/u;

/** Numbers that a form or a clerk gave to the paper or the response; they identify nobody. */
export const responseHeading = oneOf(`
  id | # | no | no. | antwort id | id de la réponse | id de respuesta | id risposta | nr | nr. |
  row | rowid | rownumber | row id | row number | ballotid | ballotno | ballotno. | ballotnumber |
  ballotnr | ballotnr. | ballot id | ballot no | ballot no. | ballot number | ballot nr |
  ballot nr. | ballot | paperid | paperno | paperno. | papernumber | paper id | paper no |
  paper no. | paper number | responseid | responseno | responseno. | responsenumber | response id |
  response no | response no. | response number | respondent | respondentid | respondent id |
  castvoterecord | castvote record | cast voterecord | cast vote record | cvrid | cvrnumber |
  cvr id | cvr number | case | serial | serialno | serialno. | serialnumber | serial no |
  serial no. | serial number | index | submissionid | submission id | submission number |
  lfd. nr. | lfd. nr | lfd.nr. | lfd nr | lfdnr | laufende nummer | lp | lp. | l.p. | n° | nº | n. |
  num | num. | número | numéro | numero | volgnummer | volgnr | volgnr. | løpenr | løpenr. |
  løpenummer | löpnr | löpnummer | s.no | s.no. | s. no. | s no | s/n | sl no | sl. no. | sr no |
  sr. no. | № | № п/п | 連番 | 通し番号 | bulletin | n° bulletin | n° de bulletin |
  numéro de bulletin | stimmzettel | stimmzettel nr. | stimmzettelnummer | papeleta | scheda
`);

const toolWords = oneOf(`
  letzte seite | dernière page | última página | ultima pagina | laatste pagina | startsprache |
  start-sprache | langue de départ | idioma inicial | lingua iniziale | starttaal |
  zufallsstartwert | tête de série | semilla | seme | tags | ending | contact id | total points |
  punktzahl | score | points - … | feedback - … | attachments | network id | response status |
  completion status | collectorid | collector id | lastpage | startlanguage | seed | surveyid |
  survey id | ballotstyle | ballot style | ballottype | ballot type | tabulator… | batchid |
  batch id | userlanguage | user language | progress | finished | completed? | responsetype |
  response type | createdby | created by | updatedby | updated by | entryid | entry id |
  http referer | last page… | start language… | sessionid | session id | longitude | latitude |
  postal | state/region | questnnr | mailsent | lastdata | q_viewer | maxpage | missing | missrel |
  time_sum | time_rsi | deg_time | entry status | user status | charge status | device type |
  referrer name | referrer url | os | checkedby | checked by | verifiedby | verified by |
  checked | received via | sent via | voted via | voting channel |
  counted by | enteredby | entered by | received by | recorded by | witnessed by
`);

/** What survey tools note beside the answers, and the seconds spent on each page. */
export const toolHeading: HeadingTest = {
  test: (folded) => toolWords.test(folded) || /^time\d{3}$/u.test(folded),
};

/** Beside a question of a quiz, the points that were given for its answer. */
export const pointsHeading = /(^| \[)score\]?$/u;

const groupWords = oneOf(`
  group | region | branch | chapter | section | local | class | party | faction | caucus | state |
  province | county | district | ward | precinct | polling place | polling district |
  polling station | constituency | department | faculty | division | unit | site | location |
  category | membership type | membership class | membership status | membership category |
  membership group | voter type | voter class | voter status | voter category | voter group |
  voting type | voting class | voting status | voting category | voting group | member type |
  member class | member status | member category | member group | status | voting as | type |
  gruppe | bezirk | ortsverein | wahlkreis | fraktion | partei | régimen | région | región |
  groupe | sección | delegación | fédération | sektion | ortsgruppe | kreis | abteilung | team |
  partido | landesverband | kreisverband | ortsverband | sezione | regione | provincia |
  agrupación | afdeling | avdelning | koło | oddział | okręg | sekcja | company | organisation |
  organization | employer | delegation | local party | constituency party | year of study |
  year group | cohort | country
`);

/** What tells the branch or class of a voter. */
export const groupHeading: HeadingTest = {
  test: (folded) =>
    groupWords.test(folded) || /^(i am|i'm|are you) (voting as|a|an)\b/u.test(folded),
};

/** What a ballot weighs, in words that say so. */
export const weightHeading = oneOf(`
  weight | weights | vote weight | vote weights | voting weight | voting weights | weighting |
  voting shares | voting entitlement | vote entitlement | votes carried | voting power |
  voting rights | votes held | number of votes | no. of votes | no of votes | # of votes |
  number of votes held | number of voting rights | gewicht | stimmgewicht | stimmen | stimmenzahl |
  anzahl stimmen | stimmkraft | stimmrechte | poids | tantièmes | nombre de voix | droits de vote |
  número de votos | numero di voti | aantal stemmen | card vote | card votes | block vote |
  block votes | bloc vote | bloc votes | liczba głosów | siła głosu
`);

/** What somebody holds: most often a ballot weighs it, but where each member has one vote it does not. */
export const holdingHeading = oneOf(`
  shares | number of shares | no. of shares | no of shares | # of shares | shares held |
  shares owned | share count | ownership share | ownership shares | share of ownership |
  ownership % | ownership percent | ownership percentage | percentage ownership |
  percent ownership | % ownership | % owned | percentage owned | ownership interest |
  unit entitlement | unit entitlements | lot entitlement | stake | anteile | miteigentumsanteil |
  miteigentumsanteile | millièmes | millesimi | número de acciones | acciones | aandelen |
  aantal aandelen | aktien | anzahl aktien | geschäftsanteile | nombre d'actions |
  nombre de parts | ações | udziały | liczba udziałów
`);

export const privateHeading = oneOf(`
  name | name (…) | firstname | firstname (…) | first name | first name (…) | lastname |
  lastname (…) | last name | last name (…) | fullname | fullname (…) | full name | full name (…) |
  givenname | givenname (…) | given name | given name (…) | familyname | familyname (…) |
  family name | family name (…) | surname | surname (…) | sur name | sur name (…) | yourname |
  yourname (…) | your name | your name (…) | displayname | displayname (…) | display name |
  display name (…) | forename | vorname | nachname | nom | prénom | nombre | nombres | apellido |
  apellidos | naam | voornaam | achternaam | nome | sobrenome | cognome | imię | nazwisko |
  imię i nazwisko | namn | förnamn | efternamn | navn | fornavn | etternavn | efternavn | nimi |
  名前 | 氏名 | 姓名 | имя | фамилия | фио |
  jméno | příjmení | jméno a příjmení | név | teljes név | nume | prenume | ime | prezime |
  ime i prezime | ad soyad | όνομα | ονοματεπώνυμο | прізвище | піб | 이름 | 성명 | initials |
  initialen | ip | ipaddress | ip address | useragent | user agent |
  browser | phone | phoneno | phoneno. | phonenumber | phone no | phone no. | phone number |
  telephone | telephoneno | telephoneno. | telephonenumber | telephone no | telephone no. |
  telephone number | mobile | mobilephone | mobileno | mobileno. | mobilenumber | mobile phone |
  mobile no | mobile no. | mobile number | address | postal address | street | street address |
  postcode | post code | zipcode | zip code | date of birth | dob | birthdate | birthday |
  birthyear | birth date | birth day | birth year | age | gender | pronouns | city | town |
  contact | contact details | your contact details | full contact details | contact information |
  kontakt | kontaktdaten | coordonnées | datos de contacto | dati di contatto | contactgegevens |
  country of birth | custom data… | externalreference | externaldata reference |
  external reference | external data reference | recipientfirst name | recipientlast name |
  recipientname | recipientemail | recipiente-mail | recipient first name | recipient last name |
  recipient name | recipient email | recipient e-mail | locationlatitude | locationlongitude |
  location latitude | location longitude | distributionchannel | distribution channel | signature |
  referer | refurl | user display name | contact name | contact email | user company |
  proxy for | proxy for: | proxy for (…) | proxy holder | proxy holder (…) | proxy holder name |
  proxyholder | proxy giver | proxy given by | proxy name | name of proxy | name of the proxy |
  on behalf of | on behalf of (…) | voting on behalf of… | on whose behalf… |
  dietary requirements | dietary needs | allergies | represented by | vertreten durch |
  vollmacht für | bevollmächtigter | représenté par |
  procuration de | pouvoir de | pouvoir à | pouvoir donné à | procuration à |
  representado por | representada por | delega di | delega a | vollmacht an | volmacht aan |
  member represented | if proxy, member represented | if proxy, name | コメント | 備考 | proxy given to
`);

/** What is asked of somebody beside the vote, however often its answers repeat: those of one house share them. */
export const personalHeading = oneOf(`
  your phone | your phone number | phone (…) | phone number (…) | mobile (…) | mobile phone (…) |
  cell | cell (…) | cellphone | cell phone | cell phone (…) | cell number | whatsapp |
  whatsapp number | home address | home address (…) | your address | your home address |
  mailing address | address (…) | your street | i live at | i live at… | where do you live |
  where do you live? | household name | name of household | name of the household | witness |
  witness (…) | witness name | name of witness | name of the witness | witness signature |
  signature (…) | your signature | occupation | your occupation | profession | your profession |
  job title | your age | year of birth | your date of birth | marital status |
  nationality | spouse | name of spouse | your full name |
  your full name (…) | your name and surname | name and surname | name & surname |
  first and last name | member name | name of member | name of the member | name of voter |
  name of the voter | authorised by | authorized by | your message | message to the board | zeuge |
  zeugin | témoin | testigo | testimone | beruf | wohnort | anschrift | ihre adresse | domicile |
  adresse | telefon | telefonnummer | téléphone | teléfono | telefono | dirección | indirizzo
`);

/** Longer headings of whom a ballot is cast for, or who holds the proxy; who may hold one is voted on. */
export const proxyHeading: HeadingTest = {
  test: (name) => name.length < 200 && ofProxies.test(name),
};

const ofProxies = whereOne(
  ['prox', 'behalf', 'represent', 'vollmacht', 'procuration', 'volmacht'],
  () =>
    /^(?!.*\b(?:should|shall|would|may|can|must|allow|elect|appoint|choose|speaks?|negotiates?)\b)(?:.*\b(?:proxy|proxies|behalf|procuration|vollmacht|volmacht)\b.*\b(?:whom?|whose|names?|wen|qui|wie)\b|.*\b(?:whom?|whose|names?|wen|wessen|qui)\b.*\b(?:proxy|proxies|behalf|procuration|vollmacht|volmacht|you (?:are )?represent(?:ing)?)\b|.*\b(?:member|person|owner|flat|unit|household)s? you (?:are )?represent(?:ing)?\b)/u,
);

/** Of what a voter stands for; where another column says who votes, one that each has of its own. */
export const unitHeading = oneOf(`
  flat | unit | lot | house | apartment | apt | plot | property | wohnung | appartement | piso |
  appartamento | seat | desk | room | household
`);

/** Columns of LimeSurvey, in some of the languages in which it names them. */
export const limeId =
  /^(id|response id|antwort id|id de la réponse|id de respuesta|id risposta|id van de respons)$/u;
export const limeSubmitted =
  /^(submit ?date|date submitted|datum abgeschickt|date de soumission|fecha de envío|data di invio|datum ingediend)$/u;
export const limeLastPage =
  /^(last ?page|letzte seite|dernière page|última página|ultima pagina|laatste pagina)$/u;

/** A word for somebody's name within a longer heading. */
export const nameHeading = /\b(name|names)\b/u;

/** What a tool notes of the voter where it knows it; above an empty column it is no question. */
export const noteHeading =
  /(^|\s)(name|e-?mail( address)?|phone( number)?|company|organi[sz]ation|user|owner|address)$/u;

/** Headings of free text, whatever stands below. */
export const commentHeading: HeadingTest = whereOne(
  wordList(`
    comment, kommentar, remar, feedback, expla, anything else, other, further, bemerkung,
    anmerkung, begründung, coment, opmerking, uwagi, komentarz, response, text, [sonstiges,
    autre, otro, altro, anders, 意, 备, 備, 留言, コメント, 의견, ملاحظات, σχόλια,
    комментари, observa, osserva, tell us
  `),
  () =>
    /\[(other|sonstiges|autre|otro|altro|anders)\]$|other \(please specify\)|open-ended response| - text$|_text$|\[text\]$|(^|[\s([])(comments?|commentary|remarks?|feedback|explain|explanation|anything else|other ideas|further details|kommentare?|bemerkung(en)?|anmerkung(en)?|begründung|commentaires?|remarques?|comentarios?|comentários?|commenti|opmerking(en)?|uwagi|komentarz|kommentarer|ご意見|意見|意见|備註|备注|備考|留言|コメント|의견|ملاحظات|σχόλια|комментари(и|й)|observaciones|observações|osservazioni|tell us|further thoughts)([\s:?.,)\]]|$)/u,
);

/** Headings that ask for free text, unless answers that repeat stand below. */
export const proseHeading: HeadingTest = whereOne(
  ['reason', 'why', 'note', 'suggestion', 'thought', 'rationale', 'statement'],
  () =>
    /(^|[\s([])(reasons?|reasoning|why|notes?|suggestions?|thoughts|rationale|statement)([\s:?.,)\]]|$)/u,
);

const rankHeading =
  /(^|[\s[(])((rank|preference|pref\.?|priority|rang|choice) ?#?\d+|(\d?(1st|2nd|3rd)|\d{1,2}th|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth) (choice|preference|rank|pick|vote)|\d{1,2}\. (wahl|präferenz|rang|platz)|\d{1,2}(er|re|e|ère|ème) (choix|préférence|rang)|\d{1,2}[ªº] (opción|preferencia|scelta|opção))([\s\])]|$)/u;

/** One of these stands in every heading that names a rank. They are sought first: the pattern is the largest of all. */
const rankWords = wordList(`
  choi, opção, opción, pick, platz, pref, priority, präferenz, préférence, rang, rank, scelta, vote,
  wahl
`);

/** The rank that a folded heading names, and where. */
export function rankIn(heading: string): RegExpExecArray | undefined {
  if (!rankWords.some((word) => heading.includes(word))) return undefined;
  return rankHeading.exec(heading) ?? undefined;
}
