import { beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile, type Compilation } from '../../src/articles/compile.js';
import { textsOf } from '../../src/articles/kept-words.js';
import { readFolder } from '../../src/articles/read-folder.js';
import { plainSpans, spansOf, type Block } from '../../src/model/content.js';
import { allSteps, type Topic } from '../../src/model/topic.js';
import { topicsOf } from '../../src/model/pack.js';

/** The ids that labelled questions name. */
const ids = [
  'UserErrorGuestAgentStatusUnavailable',
  'GuestAgentSnapshotTaskStatusError',
  'UserErrorVmProvisioningStateFailed',
  'UserErrorRpCollectionLimitReached',
  'UserErrorKeyvaultPermissionsNotConfigured',
  'ExtensionSnapshotFailedNoNetwork',
  'ExtensionOperationFailedForManagedDisks',
  'BackUpOperationFailed',
  'UserErrorUnsupportedDiskSize',
  'UserErrorBackupOperationInProgress',
  'SystemBackupOperationInProgress',
  'UserErrorCrpReportedUserError',
  'UserErrorBcmDatasourceNotPresent',
  'UserErrorFsFreezeFailed',
  'UserErrorRequestDisallowedByPolicy',
  'UserErrorVmNotFoundV2',
  'ExtensionConfigParsingFailure',
  'windows-agent-unresponsive',
  'linux-agent-out-of-date',
  'linux-agent-config-options',
  'applocker-blocking',
  'snapshot-status-cannot-be-retrieved',
  'resource-group-lock',
  'restore-point-collection-cleanup',
  'vss-writer-bad-state',
  'com-plus-msdtc',
  'antivirus-blocking-extension',
  'vcredist-mismatch',
  'encrypted-disk-permissions',
  'extension-network-access',
  'vm-backup-step-by-step',
  'mars-backup-fails',
  'mars-job-in-progress-overlap',
  'mars-agent-cannot-connect',
  'mars-invalid-vault-credentials',
  'mars-vault-credential-download',
  'mars-proxy-407',
  'mars-encryption-key',
  'mars-scratch-space',
  'mars-scheduled-backup-not-running',
  'mars-completed-with-warnings',
  'mars-slow-unoptimized',
  'mars-antivirus-interfering',
  'mars-service-not-running',
  'mars-agent-update',
  'mars-os-support',
];

type Facts = Record<'codes' | 'messages' | 'buttons' | 'paths' | 'commands' | 'figures' | 'names' | 'links', string[]>;
const factsOf = Object.entries(
  JSON.parse(readFileSync(new URL('facts.json', import.meta.url), 'utf8')) as Record<string, Facts>,
).filter(([id]) => id !== '$comment');

const folder = fileURLToPath(new URL('../../knowledge', import.meta.url));
let compilation: Compilation;
/** The Markdown of each article, by the id of its topic. */
const sources = new Map<string, string>();

beforeAll(async () => {
  const read = await readFolder(folder);
  compilation = compile([read]);
  for (const { article, text } of read.files) sources.set(article.split('/').at(-1) ?? '', text);
});

function topic(id: string): Topic {
  const found = compilation.pack.get(id);
  if (!found) throw new Error(`the pack has no topic ${id}`);
  return found;
}

/** Text as it is compared: letter case, marks of Markdown, kinds of quotes, dashes and white space do not count. */
function normal(text: string): string {
  return text
    .toLowerCase()
    .replace(/[*_`\\]/g, '')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[–—]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function states(text: string, fact: string): boolean {
  const wanted = normal(fact);
  // "80" must not be found in "2080".
  if (wanted.length <= 6) return new RegExp(`(?<![\\p{L}\\p{N}])${escaped(wanted)}(?![\\p{L}\\p{N}])`, 'u').test(text);
  return text.includes(wanted);
}

function linksTo(source: string, link: string): boolean {
  const addresses = source.match(/https?:\/\/[^\s<>)\]"']+/gi) ?? [];
  if (/^https?:/.test(link)) return addresses.some((address) => address.toLowerCase().startsWith(link.toLowerCase()));
  return addresses.some((address) => {
    const path = address.split(/[?#]/)[0] ?? '';
    return path.split('/').at(-1)?.toLowerCase() === link.toLowerCase();
  });
}

describe('our own articles', () => {
  it('compile without a refusal or a warning', () => {
    expect(compilation.refused).toEqual([]);
    expect(compilation.warnings).toEqual([]);
  });

  it('hold every topic that labelled questions name', () => {
    expect(compilation.pack.ids).toEqual(expect.arrayContaining([...ids]));
  });

  it('keep at least 99 % of their words', () => {
    expect(compilation.kept().filter(({ share }) => share < 0.99)).toEqual([]);
  });

  it.each(ids)('%s says what it is, what to do and where that comes from', (id) => {
    const { title, summary, steps, causes, sources: from, reviewed, symptoms } = topic(id);
    expect(title).not.toBe('');
    expect(summary.length).toBeGreaterThan(0);
    expect(steps.length + causes.length).toBeGreaterThan(0);
    expect(from.length).toBeGreaterThan(0);
    expect(from.filter((source) => source.title === '')).toEqual([]);
    expect(reviewed).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(symptoms.length).toBeGreaterThanOrEqual(5);
  });

  it('never say the same long sentence twice', () => {
    const quotes = [...topicsOf(compilation.pack)].flatMap(({ messages }) => messages.map(normal));
    const tellers = new Map<string, Set<string>>();
    for (const each of topicsOf(compilation.pack)) {
      for (const sentence of longSentences(each)) {
        if (quotes.some((quote) => sentence.includes(quote) || quote.includes(sentence))) continue;
        tellers.set(sentence, (tellers.get(sentence) ?? new Set()).add(each.id));
      }
    }
    const shared = [...tellers].filter(([, told]) => told.size > 1).map(([sentence, told]) => [sentence, ...told]);
    expect(shared).toEqual([]);
  });
});

/** Sentences of twelve words or more of a topic's prose; commands are the same wherever they are needed. */
function longSentences({ summary, steps, notes, ifItStillFails, ...rest }: Topic): string[] {
  const blocks = [
    ...summary,
    ...allSteps({ ...rest, summary, steps, notes, ifItStillFails }).flatMap(({ body }) => body),
  ];
  return [...blocks, ...notes, ...ifItStillFails]
    .filter((block: Block) => block.kind !== 'command')
    .flatMap((block) => spansOf([block]))
    .flatMap((spans) => normal(plainSpans(spans)).split(/(?<=[.!?:])\s+/))
    .filter((sentence) => sentence.split(' ').length >= 12);
}

describe('facts of the articles that ours are made from', () => {
  const kinds = ['codes', 'messages', 'buttons', 'paths', 'commands', 'figures', 'names'] as const;
  const stated = factsOf.flatMap(([id, facts]) =>
    kinds.flatMap((kind) => facts[kind].map((fact) => [id, kind, fact] as const)),
  );
  const linked = factsOf.flatMap(([id, { links }]) => links.map((link) => [id, link] as const));

  it('are about every topic', () => {
    expect(factsOf.map(([id]) => id).sort()).toEqual([...ids].sort());
  });

  it.each(stated)('%s: %s: %s', (id, _kind, fact) => {
    const shown = normal(textsOf(topic(id)).join('\n'));
    const source = normal(sources.get(id) ?? '');
    expect({ fact, shown: states(shown, fact), source: states(source, fact) }).toEqual({
      fact,
      shown: true,
      source: true,
    });
  });

  it.each(linked)('%s links to %s', (id, link) => {
    expect(linksTo(sources.get(id) ?? '', link)).toBe(true);
  });
});
