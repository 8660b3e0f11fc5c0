import { wordList } from '../base/word-list.ts';

export const wordMeanings = ['yes', 'no', 'abstain', 'blank', 'invalid'] as const;

/** What a word in a cell means in a question. */
export type WordMeaning = (typeof wordMeanings)[number];

/**
 * The words that are known of answers to a question, in English and some other languages of
 * assemblies, several to a line. Signs and numbers stand apart (`signedWords`): alone they may be
 * scores.
 */
const words: Readonly<Record<WordMeaning, string>> = {
  yes: `
    yes, yes., y, yea, yeas, aye, ayes, for, in favour, in favor, favour, favor, approve,
    approved, support, agree, accept, accepted, adopt, adopted, upheld, true, pro, ✓, ✔,
    ✔️, ✅, 👍, ja, oui, pour, sí, si, sì, sim, tak, za, da, да, за, kyllä, evet, dafür,
    zustimmung, stimme zu, ich stimme zu, angenommen, favorevole, a favor, 赞成, 贊成, 同意,
    賛成, 찬성, 是, はい, voor, ano, igen, ναι, υπέρ, так, نعم, כן, בעד, bifall, jaa, i agree,
    i vote yes, i approve, ratify, in favour of the motion, in favor of the motion,
    for the motion, d'accord, favorable, a favore, de acuerdo, carried,
    wahr, vrai, vero, verdadero, verdadeiro, waar, prawda, sant,
    je suis pour, j'approuve, approuvé, accepté, einverstanden, annehmen, zugestimmt, ich bin dafür,
    apruebo, estoy a favor, aprobado, acepto, conforme, approvo, approvato, favorevoli, accetto,
    d'accordo, jestem za, popieram, aprovo, aprovado, concordo, akkoord, eens, mee eens, för,
    承認, 承認する, 賛成する, 賛成です, 可, 찬성합니다, موافق, موافقة, أوافق, согласен, согласна,
    kabul, pentru
  `,
  no: `
    no, no., n, nay, nays, noe, noes, against, oppose, opposed, reject, rejected,
    defeated, disapprove, disapproved, disagree, false, contra, con, ✗, ✘, ❌, 👎, nein,
    non, contre, não, nao, nee, nej, nei, nie, нет, против, ei, hayır, dagegen, ablehnung,
    lehne ab, ich lehne ab, abgelehnt, contrario, en contra, 反对, 反對, 反対, 반대, 不同意, 否, いいえ,
    tegen, ne, nem, όχι, κατά, ні, проти, لا, לא, נגד, nu, mot, imod, avslag, przeciw,
    proti, ellene, i disagree, i vote no, i do not approve, decline, declined,
    do not ratify, against the motion, do not approve, do not support, pas d'accord,
    défavorable, sfavorevole, en desacuerdo, not accept, not accepted, not approve,
    not approved, not adopted, not carried, ich stimme nicht zu, stimme nicht zu,
    falsch, faux, falso, onwaar, fałsz, falskt,
    je suis contre, je désapprouve, rejeté, refusé, nicht einverstanden, ablehnen, ich bin dagegen,
    rechazo, no apruebo, estoy en contra, rechazado, no acepto, no conforme, non approvo, respinto,
    contraria, contrari, contrarie, non accetto, non d'accordo, jestem przeciw, nie popieram,
    reprovo, não aprovo, reprovado, discordo, niet akkoord, oneens, niet mee eens, emot, imot,
    否認, 承認しない, 反対する, 反対です, 不可, 반대합니다, غير موافق, غير موافقة, لا أوافق,
    не согласен, не согласна, ret, împotrivă
  `,
  abstain: `
    abstain, abstains, abstained, abstention, abstaining, i abstain, present, neutral, abs,
    abs., abst, abst., withheld, vote withheld, withhold,
    [abstain], (abstain),
    no opinion, enthaltung, enthalten, enth., ich enthalte mich, s'abstient, abstención,
    abstencion, abstenção, abstencao, astensione, astenuto, onthouding, wstrzymuję się,
    wstrzymał się, wstrzymała się, wstrzymałem się, wstrzymałam się,
    воздержался, воздержалась, 弃权, 棄權, 棄権, 기권, i abstain from voting,
    ich enthalte mich der stimme, stimmenthaltung, je m'abstiens, me abstengo,
    me abstenho, abstenho-me, mi astengo, avstår, hverken eller, hverken for eller imod,
    avholdende, avstår från att rösta, zdržuji se, zdržel se, zdržujem sa, tartózkodom,
    tartózkodik, αποχή, утримуюсь, утримався, утрималась, çekimser, mă abțin,
    ne se prononce pas, sans opinion, keine meinung, sin opinión, nessuna opinione, sem opinião,
    geen mening, ingen åsikt,
    abținere, ممتنع, امتناع, נמנע, נמנעת, wstrzymuję się od głosu, ik onthoud mij, no preference, nspp, astenuta, astenuti,
    astenute, ast, ast., 棄権する, 棄権します, أمتنع, ممتنعة, wstrzymał(a) się, wstrzymał/a się, hverken/eller
  `,
  blank: `
    -, –, —, blank, blank vote, undervote, under vote, under-vote, no answer,
    no response, not answered, no vote, no vote recorded, not voting, nv, did not vote,
    didn't vote, absent, excused, skip, skipped, n/a, na, nan, null, (blank), [blank],
    (none), (empty), vote blanc, scheda bianca, blanc, tyhjä, tyhjiä, blankt, blank stemme,
    λευκό, en blanco, voto en blanco, voto em branco, em branco, in blanco, blanco, branco, 白票, 白紙
  `,
  invalid: `
    invalid, invalid vote, invalid ballot, overvote, over vote, over-vote, overvoted,
    spoilt, spoiled, spoilt ballot, spoiled ballot, spoilt paper, spoiled paper,
    rejected ballot, rejected paper, illegal vote, informal vote, void vote, ungültig,
    vote nul, scheda nulla, nul, bulletin nul, nulo, voto nulo, nullo, voto nullo, nieważny,
    głos nieważny, ungültige stimme, ongeldig, ogiltig, ogiltig röst, ugyldig, 無効, 無効票
  `,
};

export function wordsFor(meaning: WordMeaning): readonly string[] {
  return wordList(words[meaning]);
}
