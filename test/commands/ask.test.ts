import { afterAll, describe, expect, test } from '@jest/globals';
import { ask, type Asked, type AskOptions } from '../../src/commands/ask.js';
import { cardProblems } from '../../src/render/card-problems.js';
import { Problem } from '../../src/model/problem.js';
import { anArticle, folderOf } from '../helpers/folders.js';
import { fakeTerminal } from '../helpers/terminal.js';

const longSteps = Array.from(
  { length: 120 },
  (_, number) => `${number + 1}. Do thing ${number} ${'slowly '.repeat(40)}`,
);
const folder = folderOf({
  'mail/mailbox-full.md': anArticle(
    'The mailbox is full',
    'codes: [MailboxFullError]\nsymptoms:\n  - I get no mail any more',
    [
      'Mail comes back.',
      '## Steps',
      '1. Empty the bin:\n   - [Windows] Press **Empty**.\n   - [Linux] Run:\n     ```bash\n     rm -r ~/.trash\n     ```',
      '2. Send yourself a mail.',
    ].join('\n\n'),
  ),
  'mail/no-mail.md': anArticle(
    'No mail comes in',
    'symptoms:\n  - the inbox stays empty all day',
    '## Causes\n\n1. [The mailbox is full](mailbox-full.md)\n2. [Windows] [The password has expired](password.md)',
  ),
  'calendar/empty.md': anArticle('The calendar is empty', 'symptoms:\n  - meetings are gone', '## Steps\n\n1. Wait.'),
  'calendar/phone.md': anArticle('The calendar is empty', 'symptoms:\n  - meetings are lost', '## Steps\n\n1. Wait.'),
  'mail/password.md': anArticle(
    'The password has expired',
    'codes: [PasswordExpiredError]',
    '## Steps\n\n1. Choose a new one.',
  ),
  'mail/moving.md': anArticle(
    'A mailbox is moved',
    'codes: [MailboxMoveTakesLong]',
    `## Steps\n\n${longSteps.join('\n')}`,
  ),
});
afterAll(folder.remove);

const options: AskOptions = { knowledge: [folder.path], json: false };

test('articles that are not used are told beside the answer', async () => {
  const broken = folderOf({
    'good.md': anArticle('The lift is stuck', 'codes: [LiftStuckError]', '## Steps\n\n1. Wait.'),
    'bad.md': '---\ntitle: ""\ncodes: []\n---\n',
  });
  const terminal = fakeTerminal();
  await ask('LiftStuckError', { knowledge: [broken.path], json: true }, terminal).finally(broken.remove);
  expect(JSON.parse(terminal.written())).toMatchObject({ decision: 'answer' });
  expect(terminal.errors()).toContain(`${broken.path}/bad.md:2: not used: "title" is empty`);
});

async function told(question: string, more: Partial<AskOptions> = {}, input = ''): Promise<string> {
  const terminal = fakeTerminal(input);
  await ask(question, { ...options, ...more }, terminal);
  expect(terminal.errors()).toBe('');
  return terminal.written();
}
async function asked(question: string, more: Partial<AskOptions> = {}, input = ''): Promise<Asked> {
  return JSON.parse(await told(question, { ...more, json: true }, input)) as Asked;
}

describe('ask', () => {
  test('prints the answer as text', async () => {
    const text = await told('MailboxFullError', { platform: 'windows' });
    expect(text).toContain('The mailbox is full\nMailboxFullError\n');
    expect(text).toContain('1. [ ] Empty the bin:\n   • Press Empty.\n2. [ ] Send yourself a mail.');
    expect(text).toContain('Source: Mail handbook <https://example.org/mail>');
    expect(text.endsWith('\n')).toBe(true);
    expect(text).not.toMatch(/[{}]/);
  });

  test('reads standard input for -', async () => {
    const text = await told('-', {}, 'since monday\nPasswordExpiredError\n');
    expect(text).toContain('Choose a new one.');
  });

  test('takes a platform', async () => {
    expect(await told('MailboxFullError')).toContain('Does the machine run Windows or Linux?');
    const linux = await told('MailboxFullError', { platform: 'linux' });
    expect(linux).toContain('rm -r ~/.trash');
    expect(linux).not.toContain('Press Empty');
  });

  test('tells all parts of a long answer', async () => {
    const text = await told('MailboxMoveTakesLong');
    for (const number of [0, 60, 119]) expect(text).toContain(`Do thing ${number} `);
  });

  test('tells what was removed from the question', async () => {
    const secret = ['hunter2', 'Xyz9'].join('');
    const text = await told(`PasswordExpiredError password: ${secret}`);
    expect(text).toContain('I removed a password');
    expect(text).not.toContain(secret);
  });

  test.each([
    ['an empty question', ''],
    ['spaces', ' \n '],
  ])('refuses %s', async (_, question) => {
    const terminal = fakeTerminal();
    const act = ask(question, options, terminal);
    await expect(act).rejects.toThrow(Problem);
    await expect(act).rejects.toMatchObject({ code: 'question-empty', advice: expect.stringContaining('triage ask') });
    expect(terminal.written()).toBe('');
  });

  test('refuses an empty standard input', async () => {
    await expect(ask('-', options, fakeTerminal('\n'))).rejects.toMatchObject({ code: 'question-empty' });
  });

  test('refuses a folder that is not there', async () => {
    const terminal = fakeTerminal();
    const act = ask('MailboxFullError', { ...options, knowledge: ['/nowhere/at/all'] }, terminal);
    await expect(act).rejects.toThrow(Problem);
    await expect(act).rejects.toThrow('/nowhere/at/all');
    expect(terminal.written()).toBe('');
  });
});

describe('ask --json', () => {
  test('prints exactly what machines are promised', async () => {
    const answer = await asked('MailboxFullError', { platform: 'linux' });
    expect(Object.keys(answer)).toEqual(['decision', 'topics', 'question', 'text', 'card']);
    expect(answer).toMatchObject({ decision: 'answer', question: null });
    expect(answer.topics).toEqual([
      {
        topic: 'mailbox-full',
        title: 'The mailbox is full',
        articles: ['mail/mailbox-full'],
        codes: ['MailboxFullError'],
        confidence: expect.any(Number),
        steps: [
          {
            text: 'Empty the bin:',
            platform: 'any',
            steps: [{ text: 'Run:\nrm -r ~/.trash', platform: 'linux', steps: [] }],
          },
          { text: 'Send yourself a mail.', platform: 'any', steps: [] },
        ],
      },
    ]);
    expect(answer.topics[0]!.confidence).toBeGreaterThan(0.6);
    expect(answer.topics[0]!.confidence).toBeLessThan(1);
    expect(answer.text).toBe((await told('MailboxFullError', { platform: 'linux' })).trimEnd());
    expect(cardProblems(answer.card!)).toEqual([]);
  });

  test('asks where the platform matters, and tells the steps of both', async () => {
    const answer = await asked('MailboxFullError');
    expect(answer).toMatchObject({
      decision: 'ask',
      question: 'The mailbox is full. Does the machine run Windows or Linux?',
    });
    expect(answer.topics[0]!.steps[0]!.steps.map(({ platform }) => platform)).toEqual(['windows', 'linux']);
  });

  test('tells only the steps that are shown when the question names the platform', async () => {
    const answer = await asked('MailboxFullError on windows');
    expect(answer.decision).toBe('answer');
    expect(answer.topics[0]!.steps[0]!.steps.map(({ platform }) => platform)).toEqual(['windows']);
    expect(answer.text).not.toContain('rm -r');
  });

  test('tells causes as steps, with what each says to do', async () => {
    const { topics } = await asked('the inbox stays empty all day, no mail comes in, on windows');
    expect(topics[0]).toMatchObject({ topic: 'no-mail', articles: ['mail/no-mail'] });
    expect(topics[0]!.steps.map(({ text, platform, steps }) => [text, platform, steps.length])).toEqual([
      ['The mailbox is full', 'any', 2],
      ['The password has expired', 'windows', 1],
    ]);
    const linux = await asked('the inbox stays empty all day, no mail comes in', { platform: 'linux' });
    expect(linux.topics[0]!.steps).toHaveLength(1);
  });

  test('offers where it is not sure', async () => {
    const answer = await asked('the calendar is empty');
    expect(answer.decision).toBe('choose');
    expect(answer.topics.map(({ topic }) => topic)).toEqual(['empty', 'phone']);
    expect(answer.question).toMatch(/^Which of these is it\?/);
  });

  test('refuses what it does not know', async () => {
    const answer = await asked('what is the weather in berlin');
    expect(answer).toMatchObject({ decision: 'refuse', topics: [], question: null });
    expect(answer.card).not.toBeNull();
  });

  test('asks what went wrong when it is greeted', async () => {
    expect(await asked('hello')).toMatchObject({
      decision: 'ask',
      topics: [],
      question: expect.stringMatching(/What went wrong/),
    });
  });

  test('adds further cards only where one is too small', async () => {
    const answer = await asked('MailboxMoveTakesLong');
    expect(Object.keys(answer)).toEqual(['decision', 'topics', 'question', 'text', 'card', 'moreCards']);
    expect(answer.moreCards!.length).toBeGreaterThan(0);
    expect([answer.card!, ...answer.moreCards!].flatMap(cardProblems)).toEqual([]);
    expect(JSON.stringify(answer.moreCards!.at(-1))).toContain('Do thing 119');
  });
});

test('our own articles answer, where no others are given', async () => {
  const { decision, topics } = await asked('UserErrorBackupOperationInProgress', { knowledge: [] });
  expect(decision).toBe('answer');
  expect(topics.map(({ topic }) => topic)).toEqual(['UserErrorBackupOperationInProgress']);
  expect(topics[0]!.codes).toContain('UserErrorBackupOperationInProgress');
  expect(topics[0]!.articles).toEqual(['azure-vm-backup/UserErrorBackupOperationInProgress']);
  const steps = topics[0]!.steps.map(({ text }) => text);
  expect(steps.length).toBeGreaterThanOrEqual(6);
  expect(steps.join('\n')).toMatch(/Backup Jobs[\s\S]*wait until it completes, or cancel it[\s\S]*Retry the backup/);
});

describe('ask --explain', () => {
  test('tells why articles matched, in words', async () => {
    const text = await told('MailboxFullError when I write', { explain: true });
    expect(text).toMatch(/\nWhy\n +\d+ % {2}The mailbox is full \(mailbox-full\)\n +the code MailboxFullError/);
  });

  test('says so where nothing did', async () => {
    expect(await told('xyzzy', { explain: true })).toContain('nothing in the text stands in any article');
  });

  test('hands machines the evidence', async () => {
    const { matches } = await asked('MailboxFullError', { explain: true });
    expect(matches?.[0]).toMatchObject({
      topic: 'mailbox-full',
      evidence: expect.arrayContaining([{ kind: 'code', found: 'MailboxFullError' }]),
    });
  });
});
