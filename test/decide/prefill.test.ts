import { describe, expect, test } from '@jest/globals';
import { prefill } from '../../src/decide/prefill.js';
import { longestAnswer } from '../../src/model/form-fields.js';
import { understand } from '../../src/understand/understand.js';
import { aField, aForm, someOptions } from '../helpers/forms.js';

const pasted = `on an Ubuntu 22.04 server the backup stops:
"The paper tray could not be opened" (TrayNotOpenedError)`;

/** What is filled into one field. */
function filled(
  label: string,
  more: Parameters<typeof aField>[1] = {},
  words = pasted,
  platform?: 'linux' | 'windows',
) {
  return prefill(aForm([aField('x', { label, ...more })]), { read: understand(words), platform }).x;
}

describe('an error that was pasted', () => {
  test.each([
    'Error message',
    'Please provide the full error message.',
    'If an error was displayed, what was the error message?',
    'What is the error you received?',
    'What error are you seeing?',
    'Error code or error message?',
  ])('answers: %s', (label) => {
    expect(filled(label)).toBe('TrayNotOpenedError The paper tray could not be opened');
    expect(filled(label, { control: 'multiline' })).toBe('TrayNotOpenedError\nThe paper tray could not be opened');
  });

  test.each([
    'Timestamp from Error message:',
    'Correlation ID from Error message:',
    'RequestId in the error message',
    'What steps did you follow that resulted in the error?',
    'When did you see the error message first?',
    'Which printer is it?',
  ])('does not answer: %s', (label) => {
    expect(filled(label)).toBeUndefined();
  });

  test('a code alone is the error, where no message was pasted', () => {
    expect(filled('Error message', {}, 'TrayNotOpenedError since today')).toBe('TrayNotOpenedError');
  });

  test('what has no room is not cut', () => {
    const long = [1, 2, 3]
      .map((tray) => `error: "Tray ${tray} could not be opened ${'because it is stuck '.repeat(6)}again"`)
      .join('\n');
    expect(understand(long).messages.join('\n').length).toBeGreaterThan(longestAnswer(aField('x')));
    expect(filled('Error message', {}, long)).toBeUndefined();
    expect(filled('Error message', { control: 'multiline' }, long)).toContain('Tray 3');
  });

  test('chooses nothing from a list, and fills in nothing that only some are asked', () => {
    expect(filled('Error code', { control: 'choice', options: someOptions('TrayNotOpenedError') })).toBeUndefined();
    expect(filled('Error message', { onlyIf: '“Is there an error?” is “Yes”' })).toBeUndefined();
  });

  test.each([
    'my boss said "we want all of the files back before noon"',
    'at "Contoso Bank International Holding AG" the printer stopped',
    'Message: please call me back asap',
    'the node is NotReady',
  ])('is not what somebody quotes: %s', (words) => {
    expect(filled('Error message', { control: 'multiline' }, words)).toBeUndefined();
  });

  test('keeps its number beside its text', () => {
    const words = 'error 0x8007000e: "The paper tray could not be opened"';
    expect(filled('Error message', {}, words)).toBe('0x8007000e The paper tray could not be opened');
  });

  test('a secret in it is not filled in', () => {
    const answer = filled('Error message', {}, 'error: "cannot open with password=Tr0ub4dor&3xyz the tray"');
    expect(answer).toContain('cannot open');
    expect(answer).not.toContain('Tr0ub4dor');
  });
});

describe('the system', () => {
  test('is filled in as exactly as it was told', () => {
    expect(filled('What is the operating system version of the VM?')).toBe('Ubuntu 22.04');
    expect(filled('Which system runs in the VM?', {}, 'it fails', 'windows')).toBe('Windows');
    expect(filled('What is the OS version?', {}, 'on Debian 11 and on Debian 12', 'linux')).toBe('Linux');
    expect(filled('What is the OS version?', {}, 'it fails')).toBeUndefined();
  });

  test.each([
    'we migrated it from Windows Server 2012 R2',
    'upgraded to Ubuntu 22.04',
    'I connect with my Windows 11 laptop',
    'it runs Backup Exec for Windows Server 2008 R2',
  ])('is not filled in where it may be another one: %s', (words) => {
    expect(filled('Which system runs in the VM?', {}, words)).toBeUndefined();
    expect(filled('Which system runs in the VM?', {}, words, 'windows')).toBe('Windows');
  });

  test('of something else is not', () => {
    expect(filled('What OS is your browser running on?')).toBeUndefined();
    expect(filled('Is the OS disk encrypted?')).toBeUndefined();
    expect(filled('What is the OS version of the machine where the backup server is installed?')).toBeUndefined();
  });

  test('is chosen where it is a choice', () => {
    const of = (...texts: string[]) => ({ control: 'choice' as const, options: someOptions(...texts) });
    expect(filled('Which VM?', of('Windows VM', 'Linux VM', 'Other'), '', 'linux')).toBe('Linux VM');
    expect(filled('Which system?', of('Windows Server', 'Linux'), '', 'windows')).toBe('Windows Server');
    expect(filled('Which system?', of('Windows', 'Red Hat Enterprise Linux 7'), '', 'linux')).toBeUndefined();
    expect(filled('Which system?', of('Windows', 'Linux'))).toBeUndefined();
  });
});
