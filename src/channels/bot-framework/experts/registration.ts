import type { ExpertChannel } from '../../../model/ticket-store.js';
import { textAt } from '../../json.js';
import type { CheckedActivity } from '../check-activity.js';
import { channelOf } from '../thread-ids.js';
import { channelReferenceOf, dataAt } from './channel-reference.js';
import type { HearingParts } from './expert-parts.js';
import { teamIdsOf } from './expert-teams.js';
import type { SupportWish } from './read-wish.js';

/** What somebody is told in a channel. */
export interface Told {
  title: string;
  lines: string[];
}

const howToSay = 'Write “support here”, or with tags, commas between them: “support here vm, mars”.';

/** Makes the channel of a message a place of experts, or ends that. */
export async function changeSupport(wish: SupportWish, activity: CheckedActivity, parts: HearingParts): Promise<Told> {
  const conversation = channelOf(activity.conversation.id);
  const known = (await parts.store.expertChannels()).find((channel) => channel.conversation === conversation);
  switch (wish.kind) {
    case 'unclear':
      return { title: 'I did not understand the tags', lines: [`Nothing was changed. ${howToSay}`] };
    case 'see':
      return known
        ? { title: 'Support is here', lines: [whichTickets(known), howToWork, 'To end it, write “stop support here”.'] }
        : { title: 'Support is not here', lines: [`Tickets go elsewhere. ${howToSay}`] };
    case 'stop':
      return stop(conversation, known, parts);
    case 'here':
      return begin(wish.tags, known, activity, parts);
  }
}

async function begin(
  tags: string[],
  known: ExpertChannel | undefined,
  activity: CheckedActivity,
  { store, spread, knownTags, teams, log }: HearingParts,
): Promise<Told> {
  const name = textAt(dataAt(activity, 'channel'), 'name') ?? known?.name;
  const channel: ExpertChannel = {
    conversation: channelOf(activity.conversation.id),
    reference: channelReferenceOf(activity),
    ...{ tags, ...(name !== undefined && { name }) },
  };
  await store.saveExpertChannel(channel);
  const setUp = { channel: channel.conversation, teams: teamIdsOf(activity), tags, isNew: !known };
  if (teams || known) log.info(setUp, 'an experts’ channel was set up');
  else
    log.warn(setUp, 'an experts’ channel was set up: name the teams that may be one in EXPERT_TEAMS, or anybody can');
  await spread();
  const strange = tags.filter((tag) => !knownTags().has(tag));
  const warning =
    strange.length === 0
      ? []
      : [
          `No ticket has ${strange.length === 1 ? 'the tag' : 'the tags'} ${strange.join(', ')} as the articles are now. Tags are the folders of the articles, and windows and linux.`,
        ];
  return {
    title: known ? 'Support is still here' : 'Support is here now',
    lines: [whichTickets(channel), ...warning, howToWork, 'To end it, write “stop support here”.'],
  };
}

async function stop(
  conversation: string,
  known: ExpertChannel | undefined,
  { store, spread, log }: HearingParts,
): Promise<Told> {
  if (known) {
    await store.removeExpertChannel(conversation);
    log.info({ channel: conversation }, 'an experts’ channel was ended');
  }
  // Also where this was said before: the process that heard it may have ended before the tickets were on their way.
  const homeless = await spread();
  if (!known) return { title: 'Support was not here', lines: [`Nothing was changed. ${howToSay}`] };
  const left =
    homeless === 0
      ? 'Open tickets go on in the other channels, and on the console.'
      : `No channel fits ${homeless} open ${homeless === 1 ? 'ticket' : 'tickets'} now: go on with them on the console.`;
  return { title: 'Support is not here any more', lines: ['The cards above do nothing any more.', left] };
}

function whichTickets({ tags }: ExpertChannel): string {
  return tags.length === 0
    ? 'Every ticket comes here that no channel with a fitting tag takes.'
    : `Tickets with ${tags.length === 1 ? 'the tag' : 'one of the tags'} ${tags.join(', ')} come here.`;
}

export const howToWork =
  'Each ticket gets a thread. Mention me in it to write to the asker; where I may read everything, every message goes to them. What begins with // or note: stays among you. Or mention me and write take, release, resolve NOTE, reopen or transcript.';
