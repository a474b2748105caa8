import { readConfig } from '../settings/config.js';
import { Problem } from '../model/problem.js';
import { createTargets, type Target } from '../support/webhooks/targets.js';
import { tellHealth } from '../support/webhooks/tell-health.js';
import { withStore } from './data/open-data.js';
import type { Terminal } from './terminal.js';

/**
 * `triage webhooks`: prints how it goes with each target.
 * @throws Problem when the settings are wrong or the store cannot be used
 */
export async function listWebhooks(terminal: Terminal): Promise<void> {
  const targets = createTargets(readConfig(process.env).webhooks.targets);
  if (targets.length === 0) terminal.out('There is no target: WEBHOOK_URLS is not set.\n');
  if (targets.length === 0) return;
  await withStore(async (store) => {
    for (const target of targets) {
      const told = tellHealth(target.name, await store.targetHealth(target.id));
      terminal.out(`${told ?? `Webhook target ${target.name}: all is well.`}\n`);
    }
  });
}

/**
 * `triage webhooks on NUMBER`: switches a target on again, also while the bot runs.
 * @throws Problem `no-target` where the settings have no such number
 */
export async function switchWebhookOn(number: string, terminal: Terminal): Promise<void> {
  const target = targetAt(createTargets(readConfig(process.env).webhooks.targets), number);
  await withStore((store) => store.noteTargetWorks(target.id));
  terminal.out(`Webhook target ${target.name} is on; what waits for it is sent within ten minutes.\n`);
}

function targetAt(targets: readonly Target[], number: string): Target {
  const target = /^\d+$/.test(number) ? targets[Number(number) - 1] : undefined;
  if (target) return target;
  const advice = 'Give the number that triage webhooks shows.';
  throw new Problem('no-target', `there is no webhook target ${number}`, advice);
}
