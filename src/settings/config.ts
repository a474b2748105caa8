import { delimiter } from 'node:path';
import type { ApiKey } from '../model/api-key.js';
import { Problem } from '../model/problem.js';
import type { Registration } from '../model/registration.js';
import type { SignInSettings } from '../model/sign-in.js';
import { isZone, readSupportHours, type SupportHours } from '../model/support-hours.js';
import type { ContactsFilter } from '../model/understanding.js';
import type { WebhookSettings } from '../model/webhook-settings.js';
import { blockedPorts } from './blocked-ports.js';
import { readApiKeys } from './read-api-keys.js';
import { type PlannedFailpoint, readFailpoints } from './read-failpoints.js';
import { readRegistration } from './read-registration.js';
import { readSignIn } from './read-sign-in.js';
import { readOrigins, readPublicUrl } from './read-web-addresses.js';
import { readWebhooks } from './read-webhooks.js';
import { type Env, misspeltNames } from './setting-names.js';
import { listOf, readChoice, readDays, readNumber, type SettingReader as Reader } from './setting-reader.js';

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;

/** How this process is to run. */
export interface Config {
  /** 0 means any free port. */
  port: number;
  host: string;
  dataDir: string;
  /** A database of PostgreSQL; when absent, a file in `dataDir` is the database. Holds a password. */
  databaseUrl?: string;
  /** Days without use after which a conversation is removed. */
  keepDays: number;
  /** Days for which it is known what was handled. */
  keepKeysDays: number;
  /** Folders of articles, or one saved pack; empty means the articles that come with the program. */
  knowledgeDirs: string[];
  /** Whether articles that change are taken while the bot runs. */
  watchKnowledge: boolean;
  /** Origins of other pages that may embed the chat, such as `https://intranet.example.com`. */
  allowedOrigins: string[];
  /** Where a proxy makes this server known, without a slash at the end. */
  publicUrl?: string;
  /** Signs the tokens of the web chat; when absent, one is made and kept in `dataDir`. */
  tokenKey?: string;
  /** Which contacts are removed from messages; secrets always are. */
  contacts: Required<ContactsFilter>;
  /** Which other systems are told of tickets. */
  webhooks: WebhookSettings;
  /** Which other systems may change tickets; empty means that there is no HTTP API. */
  apiKeys: ApiKey[];
  logLevel: (typeof logLevels)[number];
  /** When people of support are there; absent where they always are. */
  supportHours?: SupportHours;
  /** Minutes after which a ticket that nobody has taken is reminded of. */
  remindMinutes: number;
  /** Present where engagement hubs at other channels than Teams are told of tickets: under which ids they answer. */
  handoff?: { from: string[] };
  /** The ids of teams in Teams, in lower case, whose channels may get tickets; absent where all of the organisation may. */
  expertTeams?: string[];
  /** New tickets within an hour from one network address of the web chat. */
  ticketsPerAddress: number;
  /** Absent when the bot is not registered in Azure. */
  bot?: Registration;
  /** The secret of Azure's Direct Line channel; when absent, our own endpoint serves the web chat. */
  directLineSecret?: string;
  /** How experts sign in; absent where they do not. */
  signIn?: SignInSettings;
  /** Where this process is to end itself; absent but in tests of what survives that. */
  failpoints?: PlannedFailpoint[];
  /** What is allowed and still looks like a mistake. */
  warnings: string[];
}

/**
 * Turns environment variables into settings. The only place that reads them.
 * @throws Problem `bad-settings` that lists everything that is wrong, each with the fix.
 */
export function readConfig(env: Env = process.env): Config {
  const problems: string[] = [];
  const reader: Reader = {
    get: (name) => env[name]?.trim() || undefined,
    wrong: (problem) => problems.push(problem),
  };
  const publicUrl = readPublicUrl(reader);
  const databaseUrl = readDatabaseUrl(reader);
  const tokenKey = readTokenKey(reader);
  const bot = readRegistration(reader);
  const directLineSecret = reader.get('DIRECT_LINE_SECRET');
  const signIn = readSignIn(reader, publicUrl);
  const failpoints = readFailpointsOf(reader);
  const handoff = readHandoff(reader);
  const expertTeams = listOf(reader.get('EXPERT_TEAMS'), ',').map((id) => id.toLowerCase());
  const supportHours = readHours(reader);
  const config: Config = {
    port: readPort(reader),
    host: reader.get('HOST') ?? '127.0.0.1',
    dataDir: reader.get('DATA_DIR') ?? './data',
    keepDays: readDays(reader, 'KEEP_DAYS', 30),
    keepKeysDays: readDays(reader, 'KEEP_KEYS_DAYS', 7),
    knowledgeDirs: listOf(reader.get('KNOWLEDGE_DIR'), delimiter),
    watchKnowledge: readChoice(reader, 'WATCH_KNOWLEDGE', ['on', 'off'], 'on') === 'on',
    allowedOrigins: readOrigins(reader),
    contacts: readContacts(reader),
    webhooks: readWebhooks(reader),
    apiKeys: readApiKeys(reader),
    remindMinutes: readNumber(reader, 'REMIND_MINUTES', 15, mostMinutes, 'minutes'),
    ticketsPerAddress: readNumber(reader, 'TICKETS_PER_ADDRESS', 30, 99_999, 'tickets in an hour'),
    logLevel: readChoice(reader, 'LOG_LEVEL', logLevels, 'info'),
    warnings: [
      ...misspeltNames(env),
      ...blockedPort(reader),
      ...lonelyDirectLine(bot, directLineSecret),
      ...(failpoints
        ? ['TRIAGE_FAILPOINTS is set: this process will end itself. Unset it where people are served.']
        : []),
    ],
    ...(publicUrl && { publicUrl }),
    ...(databaseUrl && { databaseUrl }),
    ...(tokenKey && { tokenKey }),
    ...(bot && { bot }),
    ...(directLineSecret && { directLineSecret }),
    ...(signIn && { signIn }),
    ...(failpoints && { failpoints }),
    ...(supportHours && { supportHours }),
    ...(handoff && { handoff }),
    ...(expertTeams.length > 0 && { expertTeams }),
  };
  if (problems.length > 0) {
    throw new Problem('bad-settings', `Wrong settings:\n- ${problems.join('\n- ')}`, 'Correct each and start again.');
  }
  return config;
}

function readHandoff(reader: Reader): Config['handoff'] {
  const isOn = readChoice(reader, 'HANDOFF_EVENTS', ['on', 'off'], 'off') === 'on';
  const from = listOf(reader.get('HANDOFF_FROM'), ',');
  if (isOn && from.length === 0) {
    reader.wrong(
      'HANDOFF_FROM is missing, but HANDOFF_EVENTS is on: give the id under which your hub writes (from.id of its events), so that askers cannot write in its name.',
    );
  }
  return isOn ? { from } : undefined;
}

function readFailpointsOf({ get, wrong }: Reader): PlannedFailpoint[] | undefined {
  const text = get('TRIAGE_FAILPOINTS');
  const planned = text === undefined ? undefined : readFailpoints(text);
  if (text !== undefined && !planned) wrong(`TRIAGE_FAILPOINTS is "${text}": it is for tests only, unset it.`);
  return planned;
}

function readPort({ get, wrong }: Reader): number {
  const text = get('PORT') ?? '3978';
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65535) return port;
  wrong(`PORT is "${text}": give a number from 0 (any free port) to 65535.`);
  return 0;
}

const mostMinutes = 7 * 24 * 60;

function readHours({ get, wrong }: Reader): SupportHours | undefined {
  const text = get('SUPPORT_HOURS');
  const hours = text === undefined ? undefined : readSupportHours(text);
  if (text !== undefined && !hours) {
    wrong(
      `SUPPORT_HOURS is "${text}": write days, hours and a time zone, such as Mon-Fri 08:00-18:00, Sat 09:00-12:00 Europe/Berlin. ${whatOfHours(text)}`,
    );
  }
  return hours;
}

/** Which part of it is wrong. */
function whatOfHours(text: string): string {
  const zone = text.trim().split(/\s+/).at(-1) ?? '';
  if (!isZone(zone)) return `"${zone}" at its end is no time zone of IANA.`;
  const spans = text.trim().slice(0, -zone.length).split(',');
  const wrong = spans.map((span) => span.trim()).find((span) => !readSupportHours(`${span} ${zone}`)) ?? '';
  return `"${wrong}" is not understood: days are Mon to Sun, hours 00:00 to 24:00; hours over midnight are two: Mon 22:00-24:00, Tue 00:00-06:00.`;
}

/** What is wrong is told without the address: a password may stand in it. */
function readDatabaseUrl({ get, wrong }: Reader): string | undefined {
  const text = get('DATABASE_URL');
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1) return text;
  wrong(
    'DATABASE_URL is no address of PostgreSQL: give postgres://USER:PASSWORD@HOST:PORT/DATABASE, or none for SQLite.',
  );
  return undefined;
}

function blockedPort({ get }: Reader): string[] {
  const port = get('PORT') ?? '';
  if (!blockedPorts.has(Number(port))) return [];
  return [`PORT ${port} is one that browsers refuse to open: give another, unless a proxy stands in front.`];
}

function lonelyDirectLine(bot: Registration | undefined, secret: string | undefined): string[] {
  if (bot || secret === undefined) return [];
  return [
    "DIRECT_LINE_SECRET is set without MicrosoftAppId: Azure's Direct Line cannot deliver to this bot. Set both or none.",
  ];
}

function readTokenKey({ get, wrong }: Reader): string | undefined {
  const key = get('TOKEN_KEY');
  if (key !== undefined && key.length < 32) {
    wrong(`TOKEN_KEY has ${key.length} characters: give at least 32 random ones, or none to have one made.`);
  }
  return key;
}

function readContacts({ get, wrong }: Reader): Required<ContactsFilter> {
  const kept = listOf(get('KEEP_CONTACTS'), ',').map((name) => name.toLowerCase());
  const unknown = kept.filter((name) => name !== 'emails' && name !== 'phones');
  if (unknown.length > 0) wrong(`KEEP_CONTACTS holds "${unknown.join(', ')}": give emails, phones or both.`);
  return { emails: !kept.includes('emails'), phones: !kept.includes('phones') };
}
