import type { Registration } from '../../../model/registration.js';
import type { CheckedActivity } from '../check-activity.js';
import { tenantsOf } from './channel-reference.js';

/**
 * Why somebody may not work on tickets here: tickets tell what people of this organisation wrote.
 * @returns a sentence for whoever asked; undefined where they may
 */
export function whyForeign(activity: CheckedActivity, bot: Registration | undefined): string | undefined {
  // Without a registration only this machine can post.
  if (!bot) return undefined;
  const own = bot.tenantId?.toLowerCase();
  if (own === undefined) {
    return 'Whoever runs this bot must first set MicrosoftAppTenantId: without it I cannot tell which organisation is ours.';
  }
  const tenants = tenantsOf(activity);
  if (tenants.length > 0 && tenants.every((tenant) => tenant === own)) return undefined;
  return 'Tickets are for people of the organisation that runs this bot, and this message comes from another one.';
}
