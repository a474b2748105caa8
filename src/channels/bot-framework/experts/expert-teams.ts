import { textAt } from '../../json.js';
import type { CheckedActivity } from '../check-activity.js';
import { dataAt } from './channel-reference.js';

/** The ids by which Teams knows the team of a message: that of Entra, which stands in links to the team, and its own. */
export function teamIdsOf(activity: CheckedActivity): string[] {
  const team = dataAt(activity, 'team');
  const ids = [textAt(team, 'aadGroupId'), textAt(team, 'id')];
  return ids.flatMap((id) => (id === undefined || id === '' ? [] : [id.toLowerCase()]));
}

/**
 * Why tickets may not come into the team of a message: otherwise any member of the organisation could have them sent to a
 * team of their own.
 * @param teams the ids of teams that may have them; undefined where every team of the organisation may
 * @returns a sentence for whoever asked; undefined where they may
 */
export function whyNotThisTeam(activity: CheckedActivity, teams: readonly string[] | undefined): string | undefined {
  if (!teams) return undefined;
  const ids = teamIdsOf(activity);
  if (ids.some((id) => teams.includes(id))) return undefined;
  const [id = 'unknown'] = ids;
  return `Tickets do not come into this team. Whoever runs this bot can allow it: its id, ${id}, belongs into EXPERT_TEAMS.`;
}
