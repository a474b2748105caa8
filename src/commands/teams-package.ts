import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { projectFolder } from '../knowledge.js';
import type { Config } from '../settings/config.js';
import { messageOf, Problem } from '../model/problem.js';
import { type TeamsManifest, teamsManifestSchema } from './teams-manifest.js';
import type { Terminal } from './terminal.js';

export interface TeamsPackageOptions {
  out: string;
  /** The organisation that answers for the app. */
  company?: string;
  website?: string;
  privacy?: string;
  terms?: string;
  appVersion: string;
  /** Whether the app asks to read every message of the channels and chats it is in, not only those that mention it. */
  readAll: boolean;
  /** The same for channels only. */
  readChannels?: boolean;
}

/** Teams wants exactly these sizes, in pixels. Source: "Design your Teams app icon". */
const icons = [
  { name: 'color.png', size: 192 },
  { name: 'outline.png', size: 32 },
];

/**
 * `triage teams-package`: writes the app package that is uploaded to Teams, made of deploy/teams and the settings.
 * @throws Problem when the bot has no id, the file cannot be written, or the manifest would be refused; then it lists
 *   everything that is wrong
 */
export async function teamsPackage(config: Config, options: TeamsPackageOptions, terminal: Terminal): Promise<void> {
  const folder = join(projectFolder, 'deploy/teams');
  const template = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as TeamsManifest;
  const manifest = checked(filledIn(template, config, options));
  const files: Record<string, Uint8Array> = { 'manifest.json': Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`) };
  for (const { name, size } of icons) {
    const icon = await readFile(join(folder, name));
    mustHaveSize(icon, name, size);
    files[name] = icon;
  }
  await write(options.out, zipSync(files, { level: 9 }));
  terminal.out(
    `${options.out} is ready for bot ${manifest.id}: upload it in Teams under Apps > Manage your apps > Upload an app.\n`,
  );
  if (!options.privacy || !options.terms) {
    terminal.out('For the catalogue of your organisation, name its pages with --privacy and --terms.\n');
  }
}

function filledIn(template: TeamsManifest, config: Config, options: TeamsPackageOptions): unknown {
  const id = config.bot?.appId;
  if (id === undefined) {
    throw new Problem(
      'bot-not-registered',
      'the Teams app needs the id of the bot, and MicrosoftAppId is not set',
      'Register the bot in Azure (deploy/README.md says how) and set MicrosoftAppId, MicrosoftAppType and MicrosoftAppTenantId.',
    );
  }
  const home = config.publicUrl;
  const website = options.website ?? home;
  return {
    ...template,
    id,
    version: options.appVersion,
    developer: {
      name: options.company ?? template.developer.name,
      websiteUrl: website,
      privacyUrl: options.privacy ?? website,
      termsOfUseUrl: options.terms ?? website,
    },
    bots: template.bots.map((bot) => ({ ...bot, botId: id })),
    validDomains: home === undefined ? [] : [new URL(home).host],
    ...((options.readAll || options.readChannels) && readPermissions(id, options.readAll)),
  };
}

/** With this consent a channel's or chat's messages reach the bot without a mention. */
function readPermissions(id: string, alsoChats: boolean): Pick<TeamsManifest, 'webApplicationInfo' | 'authorization'> {
  return {
    webApplicationInfo: { id, resource: 'https://AnyString' },
    authorization: {
      permissions: {
        resourceSpecific: [
          { name: 'ChannelMessage.Read.Group', type: 'Application' },
          ...(alsoChats ? [{ name: 'ChatMessage.Read.Chat', type: 'Application' as const }] : []),
        ],
      },
    },
  };
}

function checked(manifest: unknown): TeamsManifest {
  const read = teamsManifestSchema.safeParse(manifest);
  if (read.success) return read.data;
  const wrong = read.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Problem(
    'teams-manifest-invalid',
    `Teams would refuse the manifest:\n${[...new Set(wrong)].join('\n')}`,
    'Set PUBLIC_URL to the https address of the bot, or give --website, --privacy and --terms; name and version come from --company and --app-version, the rest from deploy/teams/manifest.json.',
  );
}

async function write(out: string, zip: Uint8Array): Promise<void> {
  try {
    await writeFile(out, zip);
  } catch (thrown) {
    const message = `${out} cannot be written: ${messageOf(thrown)}`;
    throw new Problem('package-not-written', message, 'Name a file in a folder that is there and writable with --out.');
  }
}

/** Reads the size from a PNG's first chunk. Source: PNG specification, "IHDR Image header". */
function mustHaveSize(png: Buffer, name: string, size: number): void {
  const isPng = png.subarray(1, 4).toString('latin1') === 'PNG';
  const found = isPng ? [png.readUInt32BE(16), png.readUInt32BE(20)] : [];
  if (found.every((length) => length === size) && isPng) return;
  throw new Problem(
    'teams-icon-wrong',
    `deploy/teams/${name} must be a PNG of ${size} x ${size} pixels`,
    'Replace the icon.',
  );
}
