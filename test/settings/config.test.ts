import { describe, expect, test } from '@jest/globals';
import { delimiter } from 'node:path';
import { readConfig } from '../../src/settings/config.js';
import { problemOf } from './problem-of.js';

const appId = '11111111-2222-3333-4444-555555555555';
const tenantId = '99999999-8888-7777-6666-555555555555';

describe('presets', () => {
  test('nothing set: loopback, no bot, no secret', () => {
    expect(readConfig({})).toEqual({
      port: 3978,
      host: '127.0.0.1',
      dataDir: './data',
      keepDays: 30,
      keepKeysDays: 7,
      knowledgeDirs: [],
      watchKnowledge: true,
      allowedOrigins: [],
      contacts: { emails: true, phones: true },
      webhooks: { targets: [], offDays: 5, keepDays: 30 },
      apiKeys: [],
      remindMinutes: 15,
      ticketsPerAddress: 30,
      logLevel: 'info',
      warnings: [],
    });
  });

  test('an empty setting counts as absent', () => {
    expect(readConfig({ PORT: '', PUBLIC_URL: ' ', MicrosoftAppId: '' })).toEqual(readConfig({}));
  });
});

describe('support hours', () => {
  test.each([
    ['Mon-Fri 08:00-18:00 Europe/Berln', '"Europe/Berln" at its end is no time zone'],
    ['Mon-Fri 08:00-18:00', '"08:00-18:00" at its end is no time zone'],
    ['Mon-Fri 08:00-18:00, Mo 9-12 Europe/Berlin', '"Mo 9-12" is not understood'],
    ['Mon 22:00-06:00 UTC', 'hours over midnight are two'],
  ])('%s: says which part is wrong', (text, words) => {
    expect(problemOf({ SUPPORT_HOURS: text }).message).toContain(words);
  });
});

describe('who may have tickets', () => {
  test('teams by their ids, in any case', () => {
    expect(readConfig({ EXPERT_TEAMS: ' AB-1, 19:Team@thread.tacv2' }).expertTeams).toEqual([
      'ab-1',
      '19:team@thread.tacv2',
    ]);
  });

  test('a hub, which must say who it is', () => {
    expect(readConfig({ HANDOFF_EVENTS: 'on', HANDOFF_FROM: 'hub-1,hub-2' }).handoff).toEqual({
      from: ['hub-1', 'hub-2'],
    });
    expect(readConfig({ HANDOFF_FROM: 'hub-1' }).handoff).toBeUndefined();
    expect(problemOf({ HANDOFF_EVENTS: 'on' }).message).toContain('HANDOFF_FROM is missing');
  });
});

describe('failpoints', () => {
  test('are read, and warned of', () => {
    const { failpoints, warnings } = readConfig({ TRIAGE_FAILPOINTS: 'save-turn:after@3, commit:before=throw' });
    expect(failpoints).toEqual([
      { failpoint: 'save-turn:after', time: 3, action: 'kill' },
      { failpoint: 'commit:before', time: 1, action: 'throw' },
    ]);
    expect(warnings).toEqual([expect.stringContaining('end itself')]);
  });

  test.each(['save-turn', 'save-turn:during', 'save-turn:after@0', 'save-turn:after=stop', 'lunch:before', ','])(
    '%s is none',
    (text) => expect(problemOf({ TRIAGE_FAILPOINTS: text }).message).toContain('TRIAGE_FAILPOINTS'),
  );
});

describe('good settings', () => {
  test('all at once', () => {
    const config = readConfig({
      PORT: '0',
      HOST: '0.0.0.0',
      DATA_DIR: '/data',
      KNOWLEDGE_DIR: ['/a', '/b'].join(delimiter),
      WATCH_KNOWLEDGE: 'Off',
      ALLOWED_ORIGINS: 'https://a.example, http://localhost:8080',
      PUBLIC_URL: 'https://help.example.com/triage/',
      TOKEN_KEY: 'k'.repeat(32),
      DATABASE_URL: 'postgres://triage:secret@db.example:5432/triage?sslmode=verify-full',
      KEEP_DAYS: '90',
      KEEP_KEYS_DAYS: '1',
      KEEP_CONTACTS: 'Phones',
      LOG_LEVEL: 'DEBUG',
      MicrosoftAppId: appId,
      MicrosoftAppPassword: 'secret',
      MicrosoftAppTenantId: tenantId,
      DIRECT_LINE_SECRET: 'line',
    });
    expect(config).toMatchObject({
      port: 0,
      knowledgeDirs: ['/a', '/b'],
      watchKnowledge: false,
      allowedOrigins: ['https://a.example', 'http://localhost:8080'],
      publicUrl: 'https://help.example.com/triage',
      databaseUrl: 'postgres://triage:secret@db.example:5432/triage?sslmode=verify-full',
      keepDays: 90,
      keepKeysDays: 1,
      contacts: { emails: true, phones: false },
      logLevel: 'debug',
      bot: { type: 'SingleTenant', appId, password: 'secret', tenantId },
      directLineSecret: 'line',
    });
  });

  test.each([
    [{ MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppTenantId: tenantId }],
    [{ MicrosoftAppType: 'multitenant', MicrosoftAppPassword: 'p' }],
  ])('a registration of another type: %j', (more) => {
    expect(readConfig({ MicrosoftAppId: appId, ...more }).bot?.appId).toBe(appId);
  });
});

describe('bad settings', () => {
  test.each<[Record<string, string>, RegExp]>([
    [{ PORT: '70000' }, /PORT.*0 .*65535/],
    [{ PORT: '-1' }, /PORT/],
    [{ PORT: '3978x' }, /PORT/],
    [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL.*trace, debug/],
    [{ ALLOWED_ORIGINS: '*' }, /ALLOWED_ORIGINS/],
    [{ ALLOWED_ORIGINS: 'https://a.example/' }, /write https:\/\/a\.example\./],
    [{ ALLOWED_ORIGINS: 'a.example' }, /ALLOWED_ORIGINS/],
    [{ ALLOWED_ORIGINS: 'null' }, /ALLOWED_ORIGINS/],
    [{ ALLOWED_ORIGINS: 'https://*.example' }, /ALLOWED_ORIGINS/],
    [{ ALLOWED_ORIGINS: 'https://a;b' }, /ALLOWED_ORIGINS holds "https:\/\/a;b"/],
    [{ ALLOWED_ORIGINS: "https://a'b" }, /ALLOWED_ORIGINS/],
    [{ ALLOWED_ORIGINS: 'https://a"b' }, /ALLOWED_ORIGINS/],
    [{ ALLOWED_ORIGINS: 'https://a.example https://b.example' }, /ALLOWED_ORIGINS/],
    [{ PUBLIC_URL: 'https://a;b/x' }, /PUBLIC_URL/],
    [{ PUBLIC_URL: 'help.example.com' }, /PUBLIC_URL/],
    [{ PUBLIC_URL: 'https://help.example.com/?a=1' }, /PUBLIC_URL/],
    [{ PUBLIC_URL: 'https://help.example.com/api/messages' }, /PUBLIC_URL.*path/],
    [{ PUBLIC_URL: 'https://u:p@help.example.com' }, /PUBLIC_URL/],
    [{ KEEP_CONTACTS: 'emails, faxes' }, /KEEP_CONTACTS holds "faxes"/],
    [{ TOKEN_KEY: 'short' }, /TOKEN_KEY has 5 characters/],
    [{ DATABASE_URL: 'mysql://db/triage' }, /DATABASE_URL.*postgres:\/\//],
    [{ DATABASE_URL: 'db.example' }, /DATABASE_URL/],
    [{ DATABASE_URL: 'postgres://db.example' }, /DATABASE_URL.*DATABASE/],
    [{ KEEP_DAYS: '0' }, /KEEP_DAYS.*1 to 3650/],
    [{ KEEP_DAYS: 'for ever' }, /KEEP_DAYS/],
    [{ KEEP_KEYS_DAYS: '-1' }, /KEEP_KEYS_DAYS/],
    [{ MicrosoftAppId: 'bot', MicrosoftAppPassword: 'p', MicrosoftAppTenantId: tenantId }, /MicrosoftAppId.*GUID/],
    [{ MicrosoftAppId: appId, MicrosoftAppPassword: 'p' }, /MicrosoftAppTenantId is missing/],
    [{ MicrosoftAppId: appId, MicrosoftAppTenantId: tenantId }, /MicrosoftAppPassword is missing/],
    [{ MicrosoftAppId: appId, MicrosoftAppType: 'UserAssignedMSI' }, /MicrosoftAppTenantId is missing/],
    [
      {
        MicrosoftAppId: appId,
        MicrosoftAppType: 'UserAssignedMSI',
        MicrosoftAppTenantId: tenantId,
        MicrosoftAppPassword: 'p',
      },
      /managed identity has none/,
    ],
    [
      { MicrosoftAppId: appId, MicrosoftAppType: 'Single', MicrosoftAppPassword: 'p' },
      /MicrosoftAppType.*SingleTenant/,
    ],
    [{ MicrosoftAppPassword: 'p' }, /MicrosoftAppId is missing/],
  ])('%j', (env, expected) => {
    expect(problemOf(env).message).toMatch(expected);
  });

  test('every problem is listed at once', () => {
    const { code, message } = problemOf({ PORT: 'x', LOG_LEVEL: 'y', TOKEN_KEY: 'z', PUBLIC_URL: '/' });
    expect(code).toBe('bad-settings');
    expect(message.split('\n- ')).toHaveLength(5);
  });

  test('no secret is repeated', () => {
    const { message } = problemOf({
      TOKEN_KEY: 'tell-nobody',
      MicrosoftAppPassword: 'nor-this',
      DATABASE_URL: 'http://u:nor-that@db/x',
    });
    expect(message).not.toMatch(/tell-nobody|nor-this|nor-that/);
  });
});

describe('names that are nearly right', () => {
  test.each([
    ['MICROSOFT_APP_ID', 'MicrosoftAppId'],
    ['ALLOWED_ORIGIN', 'ALLOWED_ORIGINS'],
    ['DIRECTLINE_SECRET', 'DIRECT_LINE_SECRET'],
    ['MicrosoftAppTenant', 'MicrosoftAppTenantId'],
    ['KNOWLEDGE_DIRS', 'KNOWLEDGE_DIR'],
  ])('%s is warned of', (name, meant) => {
    expect(readConfig({ [name]: 'x' }).warnings).toEqual([`${name} is not a setting: is ${meant} meant?`]);
  });

  test('a secret of Direct Line without a bot for it is warned of', () => {
    const expected = [expect.stringMatching(/DIRECT_LINE_SECRET.*without MicrosoftAppId/)];
    expect(readConfig({ DIRECT_LINE_SECRET: 'line' }).warnings).toEqual(expected);
    const registered = { MicrosoftAppId: appId, MicrosoftAppType: 'MultiTenant', MicrosoftAppPassword: 'p' };
    expect(readConfig({ DIRECT_LINE_SECRET: 'line', ...registered }).warnings).toEqual([]);
  });

  test('hosts of every kind are origins', () => {
    const allowedOrigins = ['https://a-b.example', 'http://[::1]:8080', 'http://10.0.0.1', 'https://xn--mnchen-3ya.de'];
    expect(readConfig({ ALLOWED_ORIGINS: allowedOrigins.join(',') }).allowedOrigins).toEqual(allowedOrigins);
  });

  test('a port that no browser opens is warned of', () => {
    expect(readConfig({ PORT: '6000' }).warnings).toEqual([expect.stringMatching(/PORT 6000.*browsers/)]);
  });

  test('other programs’ names are not', () => {
    const env = { PATH: '/bin', HOSTNAME: 'x', HOME: '/', npm_config_loglevel: 'x', REPORT: 'x', GHOST: 'x' };
    expect(readConfig(env).warnings).toEqual([]);
  });
});
