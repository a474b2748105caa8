import { beforeAll, describe, expect, it } from '@jest/globals';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile, type Compilation } from '../../src/articles/compile.js';
import { decode } from '../../src/articles/decode.js';
import { readFolder, type Folder } from '../../src/articles/read-folder.js';
import type { Topic } from '../../src/model/topic.js';
import { folderOf, notesOf, summaryOf, told } from './told.js';
import { topicsOf } from '../../src/model/pack.js';

const root = fileURLToPath(new URL('fixtures', import.meta.url));
const formats = ['learn', 'self-help', 'ours'] as const;
const folders = {} as Record<(typeof formats)[number] | 'wrong', Folder>;
let good: Compilation;

beforeAll(async () => {
  for (const name of [...formats, 'wrong'] as const) folders[name] = await readFolder(`${root}/${name}`);
  good = compile(formats.map((name) => folders[name]));
});

const places = (findings: Compilation['refused']) =>
  findings.map(({ file, line, reason }) => `${relative(root, file)}:${line}: ${reason.replaceAll(`${root}/`, '')}`);

function topic(id: string): Topic {
  const found = good.pack.get(id);
  if (!found) throw new Error(`no topic ${id}: ${good.pack.ids.join(', ')}`);
  return found;
}

describe('well-formed articles of every format', () => {
  it('are compiled, counted and kept', () => {
    expect(good).toMatchObject({ articles: 15, skipped: 3, refused: [] });
    expect(good.kept().filter(({ share }) => share < 0.99)).toEqual([]);
  });

  it('warn of what a keeper should look at', () => {
    expect(places(good.warnings)).toEqual([
      'learn/orbit-agent-2022.md:14: the included file includes/preview.md is not in this folder',
      'self-help/form-broken.md:11: the JSON is broken here (UnexpectedEndOfString); what could be read is used',
      'self-help/orbit-copyinprogress.md:4: infoBubbleText "Printer is out of paper" speaks of another problem than the article; it is not used',
      'self-help/title-only.md:3: the article has a title and no text: it is never an answer',
    ]);
  });
});

describe('two editions of a Learn article', () => {
  it('become topics under the codes of their sections', () => {
    expect(good.pack.codes).toEqual(
      expect.arrayContaining([
        'OrbitAgentNotReady',
        'OrbitSnapshotTimeout',
        'OrbitNetworkUnreachable',
        'OrbitCopyFailed',
        'OrbitCopyFailedV2',
        'OrbitQuotaReached',
        'OrbitKeyDenied',
      ]),
    );
  });

  it('keep the steps of a guide as deep as they are', () => {
    expect(told(topic('four-checks-of-a-machine').steps)).toEqual([
      'Step 1: Check the machine',
      '  Power: Open Orbit portal > Machine > Overview and see that it is Running.',
      '  Updates: Install pending updates.',
      'Step 2: Check the agent',
      '  Service:',
      '    On a Windows machine:',
      '      Open services.msc and start Orbit Agent Service. To learn more, see an agent that is silent.',
      '      Compare its version with the list of versions.',
      '    On a Linux machine,',
      '      Run ps -e and look for orbitd.',
    ]);
  });

  it('lead to causes in their order, across files, each for its system', () => {
    expect(topic('OrbitSnapshotTimeout').causes).toEqual([
      {
        title: 'The agent is silent (for Windows machines)',
        topic: 'the-agent-is-silent-for-windows-machines',
        platform: 'windows',
      },
      {
        title: 'The agent is out of date (for Linux machines)',
        topic: 'the-agent-is-out-of-date-for-linux-machines',
        platform: 'linux',
      },
      { title: 'The vault is locked', topic: 'remove-the-lock-from-the-vault', platform: 'any' },
    ]);
    expect(topic('OrbitNetworkUnreachable').causes).toMatchObject([{ topic: 'the-snapshot-cannot-be-taken' }]);
  });

  it('make a topic of a cause that is told on the spot', () => {
    expect(topic('OrbitCopyFailed').causes[1]).toMatchObject({ topic: 'OrbitCopyFailed-cause-2' });
    const cause = topic('OrbitCopyFailed-cause-2');
    expect(summaryOf(cause)).toEqual([
      'A library of the agent is corrupt: C:\\Orbit\\<version>\\copy.dll\nTo repair it, follow these steps:',
    ]);
    expect(told(cause.steps)).toEqual([
      'Open Control panel.',
      'Repair Orbit Runtime:',
      '  Open the folder C:\\Orbit\\<version>',
      '  Run repair_x64.',
      'Retry the copy.',
    ]);
  });

  it('lead from linked steps to the topics that tell how', () => {
    expect(topic('OrbitQuotaReached').steps.map((step) => step.topic)).toEqual([
      'remove-the-lock-from-the-vault',
      'remove-old-copies-of-a-machine',
    ]);
  });

  it('keep commands exact', () => {
    const commands = JSON.stringify(topic('the-agent-is-out-of-date-for-linux-machines').steps).match(
      /"text":"sudo[^"]*"/g,
    );
    expect(commands).toEqual(['"text":"sudo systemctl restart orbitd"', '"text":"sudo systemctl restart orbit"']);
  });

  it('keep notes where they belong', () => {
    expect(notesOf(topic('OrbitKeyDenied'))).toEqual(['If it has the permissions already, wait a while.']);
    expect(told(topic('the-agent-is-out-of-date-for-linux-machines').steps)[0]).toBe(
      'Update the agent. Update it only from your distribution.',
    );
  });

  it('make steps of a table, and of a picture without a file its text', () => {
    expect(told(topic('the-snapshot-cannot-be-taken').steps)).toEqual([
      'The machine is off.',
      '  Start it with Power.',
      'DHCP gives no address.',
      '  Enable DHCP, see addresses. Where the switch is',
    ]);
  });

  it('keep what only the older one knows', () => {
    expect(notesOf(topic('OrbitAgentNotReady'))).toEqual([
      'Troubleshoot the Orbit agent (2019-07-05)',
      'Click the agent with the right button and remove it, version 2.1 only.',
    ]);
    expect(notesOf(topic('the-agent-is-out-of-date-for-linux-machines')).join()).toContain('service orbitd start');
  });
});

describe('self-help articles', () => {
  it('have a code, nested steps and documents', () => {
    const { codes, messages, steps, links, clouds } = topic('OrbitCopyInProgress');
    expect([codes, messages, clouds, links.length]).toEqual([['OrbitCopyInProgress'], [], ['public', 'fairfax'], 2]);
    expect(told(steps)).toEqual([
      'Sign in to the portal and click All services',
      'On the menu of the vault, click Copies',
      '  If a copy runs, wait for it',
      '  To cancel it, use PowerShell',
      'Retry the copy',
    ]);
  });

  it('are read with faults in headers and text', () => {
    const { platform, messages, symptoms, steps, links, ...rest } = topic('values');
    expect([platform, messages, symptoms]).toEqual([
      'windows',
      ['Found a stopped machine.'],
      ['Machine "Vega" cannot be started'],
    ]);
    expect(summaryOf({ platform, messages, symptoms, steps, links, ...rest })).toEqual([
      'Your machine [vmName] cannot be started.',
    ]);
    expect(told(steps)).toEqual([
      'Open <VMName> in the portal and choose a size:',
      '  Small',
      '  Large',
      'Run the command: start-orbit -name <VMName>',
      'Look up the error:',
      'E1 Meaning: No power',
      '  Restart',
    ]);
    expect(links).toEqual([[{ text: 'Sizes', href: 'https://example.org/sizes' }]]);
  });

  it('become one topic where they are twins or the same', () => {
    expect(topic('orbit-agentstopped-linux')).toMatchObject({
      title: 'Orbit Agent Stopped',
      platform: 'any',
      steps: { length: 4 },
    });
    expect(topic('twice-a')).toMatchObject({ articles: ['twice-a', 'twice-b'], supportTopics: ['1001', '1002'] });
  });

  it('become forms', () => {
    expect(good.pack.forms().map(({ title, fields }) => [title, ...fields.map(({ label }) => label)])).toEqual([
      ['An agent fails', 'What do you see?'],
      ['A copy fails', 'Which code is shown?', 'When did it begin?'],
    ]);
  });
});

describe('an article in another encoding', () => {
  const texts = (name: (typeof formats)[number]) => folders[name].files.map(({ article, text }) => ({ article, text }));
  const inBytes = (toBytes: (text: string) => Uint8Array) =>
    formats.map((name) =>
      folderOf(Object.fromEntries(texts(name).map(({ article, text }) => [article, decode(toBytes(text))]))),
    );

  it.each<[string, (text: string) => Uint8Array]>([
    ['UTF-8 with a mark', (text) => Buffer.from(`\uFEFF${text}`)],
    ['UTF-16', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16, high byte first', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['Windows-1252', (text) => Buffer.from(text, 'latin1')],
    ['lines that end with carriage returns', (text) => Buffer.from(text.replaceAll('\n', '\r'))],
    ['lines that end as on Windows', (text) => Buffer.from(text.replaceAll('\n', '\r\n'))],
  ])('is the same in %s', (_name, toBytes) => {
    const { pack, refused } = compile(inBytes(toBytes));
    expect(refused).toEqual([]);
    expect([...topicsOf(pack)]).toEqual([...topicsOf(good.pack)]);
  });
});

it('refuses each wrong article with its line and reason', () => {
  const { refused, articles } = compile([folders.wrong]);
  expect(articles).toBe(1);
  expect(places(refused)).toEqual([
    'wrong/bad-date.md:5: "reviewed" must be a day such as 2026-11-01',
    'wrong/bad-platform.md:5: "platform" must be windows, linux or any',
    expect.stringMatching(/^wrong\/broken-yaml\.md:3: the header is no YAML: /),
    'wrong/cause-without-link.md:9: a cause must be a link to its topic: [what it is](file.md)',
    'wrong/empty.md:1: the file is empty',
    'wrong/header-without-end.md:1: the <properties header has no closing />',
    'wrong/nameless.md:1: the article has neither a page title nor a heading',
    'wrong/never-closed.md:1: the header that begins with --- has no closing --- line',
    'wrong/no-source.md:2: "sources" is missing: name the page the article was made from',
    'wrong/no-steps.md:6: the article has no steps: add "## Steps" with a list, or "## Causes" with links',
    'wrong/no-title.md:2: "title" is missing: say in one line what the problem is',
    'wrong/section-twice.md:15: the section "Notes" stands twice',
    'wrong/unknown-key.md:5: the header has the unknown key "color"; knowledge/README.md lists the keys',
    expect.stringMatching(/^wrong\/unknown-section\.md:11: unknown section "Advice": sections are "## Causes"/),
    'wrong/untitled.md:1: the article has no title: begin it with a line such as "# Title"',
    'wrong/unknown-anchor.md:9: the link code-first.md#no-such-section leads to an article that has no section "no-such-section"',
    'wrong/unknown-link.md:10: the link no-such-article.md leads to no article of this folder',
    'wrong/code-second.md:5: the code OrbitDoorLocked belongs to wrong/code-first.md already',
    'wrong/misspelt-code.md:5: the code OrbitSnaphsotMissing looks misspelt: its word "snaphsot" looks like "snapshot"',
  ]);
});

/** A small generator of numbers, always the same: a test that fails must fail again. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) % below;
  };
}

/** A text of which some lines are gone, doubled, swapped or cut. */
function damaged(text: string, next: (below: number) => number): string {
  const lines = text.split('\n');
  for (let times = 1 + next(6); times > 0; times--) {
    const at = next(lines.length);
    const other = next(lines.length);
    const line = lines[at] ?? '';
    const changes = [
      () => lines.splice(at, 1),
      () => lines.splice(other, 0, line),
      () => ([lines[at], lines[other]] = [lines[other] ?? '', line]),
      () => (lines[at] = line.slice(0, next(line.length + 1))),
    ];
    changes[next(changes.length)]?.();
  }
  return lines.join('\n');
}

it('compiles or refuses every damaged article, and never fails', () => {
  const next = numbers(20261120);
  const texts = Object.values(folders).flatMap(({ files }) => files.map(({ text }) => text));
  for (let round = 0; round < 300; round++) {
    const files = Object.fromEntries(
      [0, 1, 2].map((number) => [`a${number}`, damaged(texts[next(texts.length)] ?? '', next)]),
    );
    const { articles, skipped, refused, pack } = compile([folderOf(files)]);
    const named = new Set(refused.map(({ file }) => file));
    expect({ round, all: articles + skipped + named.size }).toEqual({ round, all: 3 });
    expect(
      refused.filter(({ line, reason }) => line < 1 || reason === '' || reason.includes('fault of the compiler')),
    ).toEqual([]);
    expect([...topicsOf(pack)].filter(({ id, title }) => id === '' || title === '')).toEqual([]);
  }
});
