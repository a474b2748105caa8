import { afterEach, describe, expect, test } from '@jest/globals';
import { endAllTriage, startTriage } from './helpers/triage-process.js';

afterEach(endAllTriage);

/** Lets the program meet a fault: nothing can be listed, which no part of it expects. */
const withFault = {
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(
    `import fs from 'node:fs/promises'; import { syncBuiltinESMExports } from 'node:module';
    fs.readdir = async () => { throw new Error('the disk is on fire'); }; syncBuiltinESMExports();`,
  )}`,
};

describe('the command line', () => {
  test('shows what there is', async () => {
    const triage = startTriage(['--help']);
    expect(await triage.ended).toBe(0);
    for (const command of ['serve', 'ask', 'check', 'teams-package']) {
      expect(triage.out()).toMatch(new RegExp(`^ {2}${command}\\b`, 'm'));
    }
  });

  test.each([[['serf']], [['serve', '--prot']], [['ask']], [['ask', '--platform', 'dos', 'x']]])(
    'refuses %j and says where to look',
    async (args) => {
      const triage = startTriage(args);
      expect(await triage.ended).toBe(1);
      expect(triage.err()).toMatch(/^error: [^]*\n\(triage --help shows what there is\)\n$/);
      expect(triage.err()).not.toMatch(/^\s+at /m);
    },
  );

  test('tells what a person can act on in two lines', async () => {
    const triage = startTriage(['ask', ' ']);
    expect(await triage.ended).toBe(1);
    expect(triage.err().split('\n')).toEqual([
      'triage: the question is empty',
      expect.stringMatching(/^Say what fails/),
      '',
    ]);
  });

  test('tells a fault of its own in two lines', async () => {
    const triage = startTriage(['ask', 'help'], withFault);
    expect(await triage.ended).toBe(1);
    expect(triage.err().split('\n')).toEqual([
      'triage: the disk is on fire',
      expect.stringMatching(/fault of the program.*LOG_LEVEL=debug/),
      '',
    ]);
  });

  test('and where it happened, where LOG_LEVEL asks for that', async () => {
    const triage = startTriage(['ask', 'help'], { ...withFault, LOG_LEVEL: 'debug' });
    expect(await triage.ended).toBe(1);
    expect(triage.err()).toMatch(/^triage: the disk is on fire\n/);
    expect(triage.err()).toMatch(/^\s+at .*triage\.js/m);
  });
});
