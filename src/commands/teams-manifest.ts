import { z } from 'zod';

/**
 * The part of the Teams app manifest 1.22 that this product uses, strictly.
 * Source: the JSON schema that the manifest names in `$schema`, in our own words.
 */

const guid = z
  .guid('must be an id such as 00000000-0000-4000-8000-000000000000')
  .refine((id) => !/^[0-]+$/.test(id), 'is not filled in');
const secureAddress = z.url({ protocol: /^https$/, error: 'must be an https address' }).max(2048);
const scopes = z
  .array(z.enum(['personal', 'team', 'groupChat']))
  .min(1)
  .max(3);

export const teamsManifestSchema = z.strictObject({
  $schema: z.literal('https://developer.microsoft.com/json-schemas/teams/v1.22/MicrosoftTeams.schema.json'),
  manifestVersion: z.literal('1.22'),
  version: z.string().regex(/^\d{1,9}\.\d{1,9}\.\d{1,9}$/, 'must be a version such as 1.0.0'),
  id: guid,
  developer: z.strictObject({
    name: z.string().min(1).max(32),
    websiteUrl: secureAddress,
    privacyUrl: secureAddress,
    termsOfUseUrl: secureAddress,
  }),
  name: z.strictObject({ short: z.string().min(1).max(30), full: z.string().min(1).max(100) }),
  description: z.strictObject({ short: z.string().min(1).max(80), full: z.string().min(1).max(4000) }),
  icons: z.strictObject({ color: z.literal('color.png'), outline: z.literal('outline.png') }),
  accentColor: z.string().regex(/^#[0-9A-Fa-f]{6}$/),
  bots: z
    .array(
      z.strictObject({
        botId: guid,
        scopes,
        supportsFiles: z.boolean(),
        isNotificationOnly: z.literal(false),
        commandLists: z
          .array(
            z.strictObject({
              scopes,
              commands: z
                .array(z.strictObject({ title: z.string().min(1).max(32), description: z.string().min(1).max(128) }))
                .min(1)
                .max(10),
            }),
          )
          .max(3),
      }),
    )
    .length(1),
  validDomains: z.array(z.string().regex(/^[A-Za-z0-9.-]+(?::\d+)?$/, 'must be a host name')).max(100),
  webApplicationInfo: z.strictObject({ id: guid, resource: z.string().min(1).max(2048) }).optional(),
  authorization: z
    .strictObject({
      permissions: z.strictObject({
        resourceSpecific: z
          .array(z.strictObject({ name: z.string().min(1).max(128), type: z.enum(['Application', 'Delegated']) }))
          .max(16),
      }),
    })
    .optional(),
});

/** A Teams app manifest. */
export type TeamsManifest = z.infer<typeof teamsManifestSchema>;
