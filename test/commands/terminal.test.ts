import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { PassThrough, Readable } from 'node:stream';
import { processTerminal, progressOn } from '../../src/commands/terminal.js';
import { fakeTerminal } from '../helpers/terminal.js';

afterEach(() => void jest.restoreAllMocks());

/** A clock that is set by hand, in milliseconds. */
function aClock(): { at: number } {
  const clock = { at: 0 };
  jest.spyOn(performance, 'now').mockImplementation(() => clock.at);
  return clock;
}

describe('progress', () => {
  test('tells how much is done, in one line that is gone at the end', () => {
    const clock = aClock();
    const terminal = fakeTerminal('', true);
    const progress = progressOn(terminal, 'articles');
    clock.at = 2_000;
    progress(0.25);
    progress(0.504);
    progress(1);
    expect(terminal.errors()).toBe('\rReading articles: 25 %\rReading articles: 50 %\r\u001b[K');
    expect(terminal.written()).toBe('');
  });

  test('says nothing of work that is done soon', () => {
    const clock = aClock();
    const terminal = fakeTerminal('', true);
    const progress = progressOn(terminal, 'articles');
    clock.at = 600;
    progress(0.5);
    progress(1);
    expect(terminal.errors()).toBe('');
  });

  test('says nothing where nobody watches', () => {
    const clock = aClock();
    const terminal = fakeTerminal('', false);
    const progress = progressOn(terminal, 'articles');
    clock.at = 5_000;
    progress(0.5);
    progress(1);
    expect(terminal.errors()).toBe('');
  });
});

describe('the terminal of the process', () => {
  test('writes to standard output and standard error', () => {
    const out = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    const err = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    processTerminal.out('one');
    processTerminal.err('two');
    expect([out.mock.calls, err.mock.calls]).toEqual([[['one']], [['two']]]);
  });

  test('who closes the pipe has read enough; any other failure is told once and fails the command', () => {
    const exits: (() => void)[] = [];
    const code = process.exitCode;
    jest.spyOn(process, 'once').mockImplementation((_event, listener) => {
      exits.push(listener as () => void);
      return process;
    });
    const stdout = new PassThrough();
    jest.spyOn(process, 'stdout', 'get').mockReturnValue(stdout as never);
    const err = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    processTerminal.out('one');
    processTerminal.out('two');
    expect(stdout.listenerCount('error')).toBe(1);
    const failure = (code: string) => Object.assign(new Error(`${code}: no`), { code });
    stdout.emit('error', failure('EPIPE'));
    expect([err.mock.calls, exits]).toEqual([[], []]);
    stdout.emit('error', failure('ENOSPC'));
    jest.spyOn(stdout, 'write').mockImplementation(() => {
      throw failure('ENOSPC');
    });
    processTerminal.out('three');
    expect(err.mock.calls).toEqual([['triage: the output cannot be written: ENOSPC: no\n']]);
    expect(exits).toHaveLength(1);
    exits[0]?.();
    expect(process.exitCode).toBe(1);
    process.exitCode = code;
  });

  test('reads all of standard input, also where a character comes in two pieces', async () => {
    const bytes = Buffer.from('für 备份\n');
    const pieces = [bytes.subarray(0, 2), bytes.subarray(2, 6), bytes.subarray(6)];
    jest.spyOn(process, 'stdin', 'get').mockReturnValue(Readable.from(pieces) as never);
    expect(await processTerminal.read()).toBe('für 备份\n');
  });
});
