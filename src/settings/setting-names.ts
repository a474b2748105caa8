/** Environment variables. */
export type Env = Readonly<Record<string, string | undefined>>;

/** The names of all settings. */
export const settingNames = [
  ...([
    'PORT',
    'HOST',
    'DATA_DIR',
    'DATABASE_URL',
    'KEEP_DAYS',
    'KEEP_KEYS_DAYS',
    'KNOWLEDGE_DIR',
    'WATCH_KNOWLEDGE',
    'ALLOWED_ORIGINS',
    'PUBLIC_URL',
    'TOKEN_KEY',
    'KEEP_CONTACTS',
    'WEBHOOK_URLS',
    'WEBHOOK_SECRETS',
    'WEBHOOK_OFF_DAYS',
    'WEBHOOK_KEEP_DAYS',
    'API_KEYS',
    'LOG_LEVEL',
    'SUPPORT_HOURS',
    'REMIND_MINUTES',
    'TICKETS_PER_ADDRESS',
    'HANDOFF_EVENTS',
    'HANDOFF_FROM',
    'EXPERT_TEAMS',
    'TRIAGE_FAILPOINTS',
  ] as const),
  ...(['MicrosoftAppId', 'MicrosoftAppPassword', 'MicrosoftAppType', 'MicrosoftAppTenantId'] as const),
  'DIRECT_LINE_SECRET',
  ...(['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_ROLE', 'OIDC_TENANT'] as const),
] as const;
export type SettingName = (typeof settingNames)[number];

/** Names that differ from a setting's only in case, underscores or at most two letters, while that one is not set. */
export function misspeltNames(env: Env): string[] {
  const plain = (name: string) => name.replaceAll('_', '').toLowerCase();
  const known = new Set<string>(settingNames);
  return Object.keys(env).flatMap((name) => {
    if (known.has(name) || !env[name]) return [];
    const meant = settingNames.find((setting) => {
      if (env[setting]) return false;
      return plain(name) === plain(setting) || (setting.length >= 8 && isNear(plain(name), plain(setting)));
    });
    return meant ? [`${name} is not a setting: is ${meant} meant?`] : [];
  });
}

/** Whether one word becomes the other when at most two letters are put in or left out at one place. */
function isNear(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (long.length - short.length > 2) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  return long.endsWith(short.slice(start));
}
