import { describe, expect, test } from '@jest/globals';
import { findPersonWish } from '../../src/understand/find-person.js';

describe('a wish for a person', () => {
  test.each([
    'agent',
    'agent please',
    'call me',
    'can you call me?',
    'someone call me',
    'who can I call',
    'hotline',
    'give me a real person',
    'talk to human now!!!',
    'i want to talk with some one',
    'i want a human being',
    'can I get a person',
    'I need help from a person',
    'put me through to a person',
    'is there a human I can talk to',
    'need human help',
    'live chat',
    'technician please',
    'escalate',
    'escalate this',
    'you are f***ing useless, give me a real person',
    'let me talk to a human you piece of junk',
    "I don't want to talk to a bot",
    'does not help, still failing, get me someone from IT',
    'Ich möchte mit einem Menschen sprechen',
    'this is useless, who can I talk to',
    'I need an engineer',
    'customer service',
    'you are useless, get me a human',
    'human',
    'a human please',
    'I want to talk to a person',
    'Can I speak with someone?',
    'please let me talk to an agent',
    'live agent',
    'contact support',
    'connect me to an engineer',
    'open a ticket',
    'Can I open a ticket?',
    'I want to open another ticket',
    'is anybody there?',
    'when will someone answer?',
    'create a support request',
    'can I talk to an agent',
    'escalate to support',
    'operator',
    'support',
    'help desk',
    'I would like to speak to your manager',
    'please connect me with IT support',
    'how do I reach someone',
    'Hi, can I please speak to a real person?',
    'real person',
    'get me a human',
    'I just want to talk to somebody',
    'we need somebody from support',
    'could somebody please call me back?',
    'phone number',
    'Please escalate this to an engineer asap',
    'no bot please',
    'quiero hablar con una persona',
    'talk to a person',
    'a person',
    'i need human support',
    'can someone help me',
  ])('%s', (text) => {
    expect(findPersonWish(text)).toEqual({ rest: '' });
  });

  test.each([
    ['the tray is stuck, I want a human', 'the tray is stuck'],
    ['printing fails since monday. can I talk to someone?', 'printing fails since monday'],
    ['error: "Tray 2.5 is stuck" on version 22.04, I want a human', 'error: "Tray 2.5 is stuck" on version 22.04'],
    ['Please give me a real person: error 0x80070005 comes again', 'error 0x80070005 comes again'],
  ])('beside a problem: %s', (text, rest) => {
    expect(findPersonWish(text)).toEqual({ rest });
  });
});

describe('no wish for a person', () => {
  test.each([
    'agent not ready',
    'contact support says it is a bug',
    'open a ticket fails',
    'the agent does not work',
    'If the issue persists, contact Microsoft support.',
    'Retry the operation. If the problem persists, contact support',
    'i need a human readable log',
    'can i talk to the agent over port 443',
    'VM agent',
    'get agent status',
    'install agent',
    'the agent cannot talk to the service',
    'I called support and they said to reinstall the agent',
    'restart the agent',
    'the agent',
    'our expert says the vault is full',
    'help',
    'I need help',
    'help me',
    'support for ubuntu 22.04',
    'is linux supported',
    'number of restore points',
    'a colleague changed the firewall',
    'somebody deleted the vault',
    'someone stopped the backup',
    'update the agent please',
    'expert mode',
    'the person who set it up has left',
    'user cannot connect to the agent',
    'who can delete the vault',
    'can I get a report',
    'please send me the steps',
    'give me the steps',
    'get me the log',
    'any one of the vms fails',
    'i want to restore a person record',
    '',
    'call fails',
    'it',
  ])('%j', (text) => {
    expect(findPersonWish(text)).toBeUndefined();
  });

  test('in the middle of a story', () => {
    const text = 'The tray is stuck. A colleague said I want a person from support. Then the printer stopped';
    expect(findPersonWish(text)).toBeUndefined();
  });

  test('in a long text', () => {
    expect(findPersonWish(`${'it fails and '.repeat(30)}, I want a human`)).toBeUndefined();
  });

  test('takes no longer than the text is long', () => {
    for (const word of ['please ', 'a real ', 'can i talk to ', 'i want ', 'so ', 'you are so ', 'now ', '* ']) {
      const text = word.repeat(300).slice(0, 300);
      const start = performance.now();
      for (let run = 0; run < 20; run++) findPersonWish(text);
      expect((performance.now() - start) / 20).toBeLessThan(20);
    }
  });
});
