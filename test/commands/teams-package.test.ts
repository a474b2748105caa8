import { afterAll, describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { projectFolder } from '../../src/knowledge.js';
import type { TeamsManifest } from '../../src/commands/teams-manifest.js';
import { teamsPackage, type TeamsPackageOptions } from '../../src/commands/teams-package.js';
import { readConfig } from '../../src/settings/config.js';
import { Problem } from '../../src/model/problem.js';
import { folderOf } from '../helpers/folders.js';
import { fakeTerminal } from '../helpers/terminal.js';

const appId = '11111111-2222-4333-8444-555555555555';
const password = 'the-value-of-the-secret';
const registered = {
  MicrosoftAppId: appId,
  MicrosoftAppPassword: password,
  MicrosoftAppTenantId: '99999999-8888-4777-8666-555555555555',
};
const settings = { ...registered, PUBLIC_URL: 'https://help.example.com/triage' };

const folder = folderOf({});
afterAll(folder.remove);
let written = 0;

interface Written {
  out: string;
  said: string;
  files: Record<string, Uint8Array>;
  manifest: TeamsManifest;
}

/** Writes a package and opens it. */
async function pack(options: Partial<TeamsPackageOptions> = {}, env: Record<string, string> = settings) {
  const out = join(folder.path, `app-${(written += 1)}.zip`);
  const terminal = fakeTerminal();
  await teamsPackage(readConfig(env), { out, appVersion: '1.0.0', readAll: false, ...options }, terminal);
  expect(terminal.errors()).toBe('');
  const files = unzipSync(readFileSync(out));
  const manifest = JSON.parse(strFromU8(files['manifest.json']!)) as TeamsManifest;
  return { out, said: terminal.written(), files, manifest } satisfies Written;
}

/** The problem that was told, with nothing written. */
async function refusal(options: Partial<TeamsPackageOptions>, env: Record<string, string> = settings) {
  const out = options.out ?? join(folder.path, `app-${(written += 1)}.zip`);
  const terminal = fakeTerminal();
  const act = teamsPackage(readConfig(env), { appVersion: '1.0.0', readAll: false, ...options, out }, terminal);
  const thrown: unknown = await act.catch((problem: unknown) => problem);
  expect(thrown).toBeInstanceOf(Problem);
  expect([terminal.written(), existsSync(out)]).toEqual(['', false]);
  return thrown as Problem;
}

describe('the package', () => {
  test('holds the manifest and both icons, side by side, and nothing else', async () => {
    const { files } = await pack();
    expect(Object.keys(files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png']);
    for (const name of ['color.png', 'outline.png']) {
      expect(Buffer.from(files[name]!)).toEqual(readFileSync(join(projectFolder, 'deploy/teams', name)));
    }
  });

  test('names the bot by its app id everywhere, and holds no secret', async () => {
    const { manifest, said, out } = await pack();
    expect(manifest.id).toBe(appId);
    expect(manifest.bots.map(({ botId }) => botId)).toEqual([appId]);
    expect(JSON.stringify(manifest)).not.toContain('00000000-');
    expect(JSON.stringify(manifest)).not.toContain(password);
    expect(said).toContain(`${out} is ready for bot ${appId}`);
  });

  test('is for people, teams and group chats', async () => {
    const { manifest } = await pack();
    expect(manifest.bots[0]!.scopes).toEqual(['personal', 'team', 'groupChat']);
    const titles = manifest.bots[0]!.commandLists.map(({ commands }) => commands.map(({ title }) => title));
    const everywhere = ['help', 'start over'];
    expect(titles).toEqual([everywhere, [...everywhere, 'support here', 'support here?', 'stop support here']]);
    expect(manifest.bots[0]!.commandLists.map(({ scopes }) => scopes)).toEqual([['personal', 'groupChat'], ['team']]);
  });

  test.each([
    ['https://help.example.com', ['help.example.com']],
    ['https://help.example.com/triage', ['help.example.com']],
    ['https://help.example.com:8443', ['help.example.com:8443']],
  ])('with PUBLIC_URL %s its domains are %j', async (address, domains) => {
    const { manifest } = await pack({}, { ...registered, PUBLIC_URL: address });
    expect(manifest.validDomains).toEqual(domains);
    expect(manifest.developer.websiteUrl).toBe(address);
  });

  test('without PUBLIC_URL a website is enough', async () => {
    const { manifest } = await pack({ website: 'https://www.example.com/help' }, registered);
    expect(manifest.validDomains).toEqual([]);
    expect(manifest.developer).toMatchObject({
      websiteUrl: 'https://www.example.com/help',
      privacyUrl: 'https://www.example.com/help',
      termsOfUseUrl: 'https://www.example.com/help',
    });
  });

  test('says who answers for it, and its version', async () => {
    const { manifest, said } = await pack({
      company: 'Example',
      website: 'https://www.example.com',
      privacy: 'https://www.example.com/privacy',
      terms: 'https://www.example.com/terms',
      appVersion: '1.2.0',
    });
    expect(manifest.version).toBe('1.2.0');
    expect(manifest.developer).toEqual({
      name: 'Example',
      websiteUrl: 'https://www.example.com',
      privacyUrl: 'https://www.example.com/privacy',
      termsOfUseUrl: 'https://www.example.com/terms',
    });
    expect(said).not.toContain('--privacy');
  });

  test('reminds of the privacy statement and the terms', async () => {
    expect((await pack({ terms: 'https://www.example.com/terms' })).said).toMatch(/--privacy and --terms/);
  });
});

describe('reading all messages', () => {
  test('is not asked for', async () => {
    const { manifest } = await pack();
    expect(manifest).not.toHaveProperty('authorization');
    expect(manifest).not.toHaveProperty('webApplicationInfo');
  });

  test('is asked for with --read-channels, for channels alone', async () => {
    const { manifest } = await pack({ readChannels: true });
    expect(manifest.authorization?.permissions.resourceSpecific).toEqual([
      { name: 'ChannelMessage.Read.Group', type: 'Application' },
    ]);
  });

  test('is asked for with --read-all, for channels and for chats', async () => {
    const { manifest } = await pack({ readAll: true });
    expect(manifest.webApplicationInfo).toEqual({ id: appId, resource: expect.stringMatching(/./) });
    expect(manifest.authorization).toEqual({
      permissions: {
        resourceSpecific: [
          { name: 'ChannelMessage.Read.Group', type: 'Application' },
          { name: 'ChatMessage.Read.Chat', type: 'Application' },
        ],
      },
    });
  });
});

describe('what is wrong is told before anything is written', () => {
  test('no app id', async () => {
    const { code, message, advice } = await refusal({}, { PUBLIC_URL: 'https://help.example.com' });
    expect(code).toBe('bot-not-registered');
    expect(message).toMatch(/MicrosoftAppId is not set/);
    expect(advice).toMatch(/deploy\/README\.md.*MicrosoftAppId/);
  });

  test.each<[string, Partial<TeamsPackageOptions>, Record<string, string>, RegExp]>([
    ['no address at all', {}, registered, /developer\.websiteUrl: /],
    ['an address without https', {}, { ...registered, PUBLIC_URL: 'http://help.example.com' }, /websiteUrl: .*https/],
    ['a website without https', { website: 'http://www.example.com' }, settings, /websiteUrl: .*https/],
    ['a privacy page that is none', { privacy: 'privacy.html' }, settings, /developer\.privacyUrl: .*https/],
    ['terms that are none', { terms: 'ftp://example.com' }, settings, /developer\.termsOfUseUrl: .*https/],
    ['a version of two numbers', { appVersion: '1.0' }, settings, /version: .*1\.0\.0/],
    ['a name that is too long', { company: 'x'.repeat(33) }, settings, /developer\.name: .*32/],
    ['an empty name', { company: '' }, settings, /developer\.name: /],
    ['an id of nothing but noughts', {}, { ...settings, MicrosoftAppId: appId.replaceAll(/\d/g, '0') }, /id: .*filled/],
  ])('%s', async (_, options, env, expected) => {
    const { code, message, advice } = await refusal(options, env);
    expect(code).toBe('teams-manifest-invalid');
    expect(message).toMatch(expected);
    expect(advice).toMatch(/PUBLIC_URL.*--website.*--company.*--app-version/);
  });

  test('everything at once', async () => {
    const { message } = await refusal({ company: 'x'.repeat(33), appVersion: 'one' }, registered);
    for (const place of ['version', 'developer.name', 'developer.websiteUrl', 'developer.privacyUrl']) {
      expect(message).toMatch(new RegExp(`^ {2}${place}: `, 'm'));
    }
  });

  test('a file that cannot be written', async () => {
    const out = join(folder.path, 'not/there.zip');
    const { code, message, advice } = await refusal({ out });
    expect(code).toBe('package-not-written');
    expect(message).toContain(out);
    expect(advice).toMatch(/--out/);
  });
});
