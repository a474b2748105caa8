import { describe, expect, test } from '@jest/globals';
import { findPick, findWish } from '../../src/understand/find-wish.js';
import type { Wish } from '../../src/model/understanding.js';

const phrases: Record<Wish, string[]> = {
  greeting: [
    'hi',
    'Hello!',
    'hey there',
    'Good morning',
    'good afternoon.',
    'hello bot',
    'hi 👋',
    'hi all',
    'moin',
    'Hello again',
    'hey everyone',
  ],
  help: [
    'help',
    'Help!',
    '?',
    '/help',
    'help me',
    'What can you do?',
    'what can you do',
    'How does this work?',
    'who are you?',
    'can you help me?',
    'I need help',
    'menu',
  ],
  thanks: [
    'thanks',
    'Thank you!',
    'thx',
    'ty',
    'cheers,',
    'many thanks',
    'ok, thanks',
    'thank you very much',
    'Thanks a lot 🙏',
    'thanks for your help',
    'no, thanks',
    'Great, thank you so much!',
  ],
  person: [
    'human',
    'a human please',
    'talk to a human',
    'I want to talk to a person',
    'Can I speak with someone?',
    'please let me talk to an agent',
    'I want to speak to a real person',
    'I need a human',
    'live agent',
    'contact support',
    'connect me to an engineer',
    'open a ticket',
    'Can I open a ticket?',
    'create a support request',
  ],
  'start-over': [
    'start over',
    'Start over, please',
    'please start over',
    'restart',
    'reset',
    'begin again',
    'start again',
    'new problem',
    'New question!',
    'cancel',
    'stop',
  ],
  solved: [
    'solved',
    'It is fixed',
    "it's fixed now",
    'that fixed it',
    'it works now',
    'works again!',
    'Thanks, that helped',
    'great, it works',
    'yes, solved it',
    'this solved the problem',
    'problem solved',
    'it worked, thanks',
    'that solved it, thank you so much!',
    'fixed, thanks for your help',
    'it worked 👍🏽',
  ],
  'still-failing': [
    'still failing',
    'it still fails',
    'It is still failing.',
    'still not working',
    "it's still broken",
    "that didn't help",
    'that didn’t help',
    'same error',
    'the same error again',
    'no luck',
    'it fails again',
    'next cause',
    "it doesn't work",
    'I tried that, it is still failing',
    'I’ve done all of it. Same error',
    'did everything, but no change',
    'nothing has changed',
    'no difference',
    'didnt work',
    'didnt help',
    'that did not work either',
    'still getting the same error',
    'I tried all that',
  ],
  'none-of-these': [
    'none',
    'None of these',
    'none of them.',
    'none of those',
    'none of the above',
    'neither',
    'no, none of these',
    'something else',
    'other',
    'not any of these',
    'not one of these',
    'neither of them',
    'Not my problem',
    'no, that is not my problem.',
    'it’s not my error',
    'no that is not it',
    'wrong answer',
  ],
};

describe.each(Object.entries(phrases))('wish: %s', (wish, texts) => {
  test.each(texts)('%s', (text) => {
    expect(findWish(text)).toBe(wish);
  });
});

describe('no wish', () => {
  test.each([
    'help, my backup fails',
    'help me with error 0x80070005',
    'thanks but it is still broken',
    'thanks for nothing',
    'restart the service does not work',
    'how can I restart the agent',
    'reset my password',
    'cancel the backup job',
    'stop the service',
    'hi, my backup fails',
    'hello I need help with the agent',
    'none of my backups work',
    'other vm fails',
    'the agent does not work',
    'new issue with the agent',
    'next backup fails',
    'same error on another vm',
    'still failing with UserErrorPaperTrayLocked',
    'it works on one vm only',
    'done with the steps but it fails',
    'is it fixed?',
    'it works?',
    'it worked yesterday',
    'fixed size disk',
    'contact support says it is a bug',
    'open a ticket fails',
    'agent not ready',
    'backup fails',
    'I tried the restart, now the agent is still failing',
    'I did that',
    'no change in the vault',
    'that is my problem',
    'not my problem alone',
    'fixed thanks to the article, but the restore fails',
    'no',
    '',
  ])('%s', (text) => {
    expect(findWish(text)).toBeUndefined();
  });

  test('in a long text', () => {
    expect(findWish(`thanks${'!'.repeat(60)}`)).toBe('thanks');
    expect(findWish(`thanks${'!'.repeat(90)}`)).toBeUndefined();
  });
});

describe('a pick', () => {
  test.each([
    ['1', 1],
    ['2', 2],
    [' 3 ', 3],
    ['9', 9],
    ['2.', 2],
    ['3)', 3],
    ['#1', 1],
    ['option 2', 2],
    ['Number 3', 3],
    ['no. 2', 2],
    ['first', 1],
    ['the second one', 2],
    ['The third option', 3],
  ])('%s', (text, pick) => {
    expect(findPick(text)).toBe(pick);
  });

  test.each(['0', '10', '2 disks', 'second disk', 'option', '1 2', 'the first backup', 'one', ''])(
    'is not: %s',
    (text) => {
      expect(findPick(text)).toBeUndefined();
    },
  );
});
