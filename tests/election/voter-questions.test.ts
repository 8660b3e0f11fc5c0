import { describe, expect, test } from 'vitest';
import { asksAboutVoter, namesTrait } from '../../src/election/voter-questions.ts';
import { tallied } from '../support/tallied.ts';

describe('a title that asks about the voter', () => {
  test.each([
    'Are you a paid-up member?',
    'Are you a member?',
    'Are you currently a member in good standing?',
    'Are you a current member of the society?',
    'Are you over 18?',
    'Are you 18 or older?',
    'Are you eligible to vote?',
    'Are you entitled to vote in this election?',
    'Are you a registered student?',
    'Are you a resident of Example County?',
    'Are you voting in person or by proxy?',
    'Are you voting for yourself or as a proxy?',
    'Are you holding any proxies?',
    'Do you vote for yourself or as a proxy?',
    'Do you hold a proxy?',
    'Vote cast by',
    'Which company do you represent?',
    'Have you been a member for more than 6 months?',
    'How long have you been a member?',
    'How did you hear about this vote?',
    'Can we contact you?',
    'Would you like to receive our newsletter?',
    'Do you want to stand for the committee?',
    'Will you attend the dinner?',
    'Present?',
    'How did you attend?',
    'How will you be attending?',
    'How are you taking part?',
    'Attendance mode',
    'In person or online?',
    'Anonymous',
    'Anonymous?',
    'Attended',
    'Voting in person or by proxy',
    'Vote cast in person/online?',
    'Attendance at the AGM',
    'How did you attend?',
    'Présent ou représenté',
    'Are you voting on behalf of someone else?',
    'Are you the owner of the flat?',
    'Are you an owner or a tenant?',
    'I am a member of the union',
    'I am a paid-up member',
    'I am over 18',
    'I am eligible to vote',
    'I consent to the processing of my data',
    'I consent to my data being stored',
    'I consent',
    'I agree to the terms and conditions',
    'I agree to the processing of my personal data',
    'I agree with the privacy policy',
    'I agree that my data may be stored',
    'I accept the privacy policy',
    'I agree to the rules of this election',
    'I have read the minutes',
    'I have read and understood the rules',
    'I confirm that I am a member',
    'I confirm I am eligible to vote',
    'I confirm that I have read the documents',
    'I certify that I am a current member',
    'I hereby declare that I am entitled to vote',
    'I understand that my vote is final',
    'I acknowledge that I have read the notice',
    'Did you read the minutes?',
    'Did you receive the documents?',
    'Did you attend the meeting?',
    'Have you read the proposal?',
    'Have you paid your dues?',
    'Have you already registered?',
    'Have you received the agenda?',
    'Do you own a plot?',
    'Do you live in the village?',
    'Do you work for the company?',
    'Do you have voting rights?',
    'Do you consent to the processing of your data?',
    'Do you agree to the storage of your personal data?',
    'Do you confirm that you are a member?',
    'By ticking this box I confirm that I am a member',
    'By checking this box I agree',
    'Consent',
    'GDPR consent',
    'Sind Sie Mitglied?',
    'Sind Sie stimmberechtigt?',
    'Sind Sie ordentliches Mitglied des Vereins?',
    'Bist du Mitglied?',
    'Sind Sie über 18 und wahlberechtigt?',
    'Ich bin Mitglied der Genossenschaft',
    'Haben Sie das Protokoll gelesen?',
    'Hast du die Unterlagen erhalten?',
    'Ich habe die Datenschutzerklärung gelesen',
    'Ich bestätige, dass ich Mitglied bin',
    'Ich stimme der Verarbeitung meiner Daten zu',
    'Ich willige in die Verarbeitung meiner Daten ein',
    'Ich akzeptiere die Datenschutzerklärung',
    'Einwilligung',
    "Êtes-vous membre de l'association ?",
    'Êtes-vous à jour de cotisation ?',
    'Avez-vous lu le procès-verbal ?',
    "J'accepte que mes données soient traitées",
    'J’accepte la politique de confidentialité',
    'Je certifie être membre',
    '¿Es usted socio?',
    '¿Eres miembro?',
    '¿Ha leído el acta?',
    'Acepto la política de privacidad',
    '1. Are you a member?',
    'Sind Sie damit einverstanden, dass Ihre Daten gespeichert werden?',
  ])('%s', (title) => {
    expect(asksAboutVoter(title)).toBe(true);
  });
});

describe('a title that may be voted on', () => {
  test.each([
    'Online voting',
    'Voting by post',
    'Would you like to merge?',
    'Do you want to keep the old rule?',
    'Will you support the strike?',
    'Can we raise the dues?',
    'Can we keep the dog?',
    'May we call a general meeting?',
    'Would you like to receive a bonus instead of leave?',
    'Would you like to subscribe to the joint statement?',
    'Would you like to stand together with the drivers?',
    'Will you join the strike?',
    'Will you join our call for a strike?',
    'How long should terms be?',
    'Have you been served well by the board?',
    'Table the motion',
    'Building fund',
    'How did you vote?',
    'Proxy voting at the AGM',
    'Meeting in person or online',
    'Attendance fee',
    'Should members be required to read the minutes?',
    'Do you agree to admit the new members?',
    'Do you approve the minutes?',
    'Do you approve the budget?',
    'Do you agree to the merger?',
    'Do you agree with the proposed amendment?',
    'Do you agree that the society should own a plot?',
    'Do you agree to the sharing of data with the federation?',
    'Do you agree to the processing fee of 2 euros?',
    'Do you agree to the storage shed being built?',
    'Do you consent to the merger?',
    'Do you consent to the sale of the hall?',
    'Do you accept the offer?',
    'Do you accept the privacy policy as proposed?',
    'Do you support the motion?',
    'Do you want to own a share?',
    'Do you wish to leave the EU?',
    'Do you ratify the agreement?',
    'Do you have confidence in the committee?',
    'Have you confidence in the board?',
    'Do you re-elect the auditor?',
    'Are you in favour of members paying more?',
    'Are you in favor of the merger?',
    'Are you in favour of the resident parking scheme?',
    'Are you for or against the strike?',
    'Are you prepared to take strike action?',
    'Are you prepared to take industrial action short of a strike?',
    'Are you willing to pay higher dues?',
    'Are you satisfied with the work of the board?',
    "Are you opposed to the members' fee?",
    'Are you happy for the society to be dissolved?',
    'How did you vote?',
    'How will you vote on the lease?',
    'How shall we meet?',
    'How are you going to spend it?',
    'Anonymous voting in elections',
    'I agree',
    'I agree to the merger',
    'I agree with the motion',
    'I agree to the proposed collection day',
    'I agree to the terms of the merger',
    'I approve the accounts',
    'I accept the resolution',
    'I consent to the adoption of the resolution',
    'I consent to the merger',
    'I vote for the budget',
    'I support the amendment',
    'I am in favour of the motion',
    "I am in favour of members' fees",
    'I am against',
    'I am happy with the proposal to admit students',
    'I declare the meeting closed',
    'I confirm the appointment of the auditor',
    'I confirm Ann as chair',
    'I confirm my support for the motion',
    'I hereby consent to the adoption of the resolution',
    'I authorise the board to sell the hall',
    'Consent agenda',
    'Consent calendar',
    'Consent to the lease',
    'Data protection policy',
    'Privacy policy',
    'Adopt the privacy policy',
    'Approve the minutes',
    'Approve the code of conduct',
    'Members must be resident',
    'Membership fee',
    'Eligibility of members',
    'Shall the owners consent to the works?',
    'Sollen Mitglieder das Protokoll lesen?',
    'Sind Sie für die Aufnahme neuer Mitglieder?',
    'Sind Sie dafür, dass jedes Mitglied zahlt?',
    'Sind Sie mit dem Beitrag für Mitglieder einverstanden?',
    'Sind Sie mit der Satzungsänderung einverstanden?',
    'Sind Sie gegen die Fusion?',
    'Stimmen Sie der Aufnahme zu?',
    'Stimmen Sie dem Haushalt zu?',
    'Ich stimme dem Antrag zu',
    'Ich stimme der Satzungsänderung zu',
    'Ich bin dafür',
    'Ich bin für die Aufnahme als Mitglied',
    'Ich bestätige die Wahl',
    'Haben Sie Vertrauen in den Vorstand?',
    'Haben Sie Einwände?',
    'Entlastung des Vorstands',
    "Êtes-vous favorable à l'admission du membre ?",
    "Êtes-vous d'accord avec le budget ?",
    'Êtes-vous pour que chaque membre paye ?',
    'Approuvez-vous les comptes ?',
    'Avez-vous confiance en la présidence ?',
    "J'accepte la proposition",
    "J'approuve le budget",
    'Acepto la propuesta',
    '¿Está de acuerdo con el presupuesto?',
    '¿Aprueba usted el acta?',
    'Should the United Kingdom remain a member of the European Union or leave the European Union?',
    'Should Scotland be an independent country?',
    'Do you approve the Treaty?',
    'Do you want the Parliament to require members to live in the district?',
    'Have the members approved the accounts?',
    'I have confidence in the executive',
    'I have no objection to the sale',
    'Do you agree to give permission to the neighbours to use your personal information board?',
    'Sind Sie damit einverstanden, dass der Vorstand entlastet wird?',
  ])('%s', (title) => {
    expect(asksAboutVoter(title)).toBe(false);
  });
});

test('what a voter is, or where, is told above no Yes and No', async () => {
  for (const title of ['Owner or tenant?', 'Age group', 'Building']) {
    expect(namesTrait(title)).toBe(true);
    const told = async (answers: readonly [string, string]) => {
      const rows = [0, 1, 0, 0].map((own, at) => `v${at},${answers[own]},Yes`);
      const text = `Voter,${title},Adopt?\n${rows.join('\n')}\n`;
      const done = await tallied({ ballots: [{ name: 'b.csv', text }] });
      return done.ok ? done.warnings.map(({ code }) => code) : done.codes;
    };
    expect(await told(['North', 'South'])).toEqual(['contest.about-voter']);
    expect(await told(['Yes', 'No'])).toEqual([]);
  }
});

describe('what asks about the voter', () => {
  const input = (titles: string) => `Token,${titles}\nt1,Yes,Yes\nt2,No,No\nt3,Yes,Yes\n`;

  test('is told with the flags that settle it', async () => {
    const ballots = [{ name: 'b.csv', text: input('Are you a member?,Renew the lease?') }];
    const checked = await tallied({ ballots });
    if (!checked.ok) throw new Error('refused');
    expect(checked.warnings).toMatchObject([
      {
        code: 'contest.about-voter',
        hint: expect.stringContaining('--ignore "Are you a member?"'),
        places: [{ column: 'Are you a member?' }],
      },
    ]);
    const methods = new Map([['are-you-a-member', 'question']]);
    for (const flags of [{ ignored: ['Are you a member?'] }, { methods }]) {
      const settled = await tallied({ ballots, flags });
      expect(settled.ok && settled.warnings).toEqual([]);
    }
  });
});

test.each(['Maintainer?', 'Is member', 'PMC member', 'Committer'])(
  'what somebody is, in a word above Yes and No, is told: %s',
  async (heading) => {
    const rows = ['yes', 'no', 'yes', 'yes'].map(
      (own, at) => `v${at},${own},${at % 2 ? '-1' : '+1'}`,
    );
    const text = `Voter,${heading},RFC 1\n${rows.join('\n')}\n`;
    const done = await tallied({ ballots: [{ name: 'b.csv', text }] });
    const codes = done.ok ? done.warnings.map(({ code }) => code) : done.codes;
    expect(codes).toEqual(['contest.about-voter']);
  },
);

test('an office for which names stand is voted on', async () => {
  const text = 'Voter,Board member\nv1,Ann\nv2,Bo\nv3,Ann\nv4,Ann\n';
  const done = await tallied({ ballots: [{ name: 'b.csv', text }] });
  expect(done.ok && done.warnings).toEqual([]);
});
