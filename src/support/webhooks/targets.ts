import { createHash } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { WebhookTarget } from '../../model/webhook-settings.js';

/** A target that events can be sent to. */
export interface Target {
  /** The same as long as its address is; tells nothing of it. */
  id: string;
  /** Its number in the settings, from 1 on. */
  number: number;
  /** For the keeper: its number in the settings and its host. The rest of the address may be a secret. */
  name: string;
  url: string;
  /** One for each of its secrets. */
  signers: Webhook[];
}

/** The targets of the settings. @throws Error when a secret is none */
export function createTargets(targets: readonly WebhookTarget[]): Target[] {
  return targets.map(({ url, secrets }, index) => {
    const { href, origin } = new URL(url);
    return {
      id: createHash('sha256').update(href).digest('hex').slice(0, 16),
      number: index + 1,
      name: `${index + 1} (${origin})`,
      url: href,
      signers: secrets.map((secret) => new Webhook(secret)),
    };
  });
}
