import type { Activity, TurnContext } from 'botbuilder';
import type { HttpAnswer } from '../../../model/http.js';
import { messageOf, Problem } from '../../../model/problem.js';
import type { Registration } from '../../../model/registration.js';
import { cardInvoke, executedData, isSubmit } from '../../activity.js';
import { textAt } from '../../json.js';
import { isMentioned, textOf } from '../../message-text.js';
import { toActivity } from '../../reply-activity.js';
import { isTeams } from '../../traits.js';
import type { Adapter, Verified } from '../adapter.js';
import { answerInvoke } from '../answer-invoke.js';
import type { CheckedActivity } from '../check-activity.js';
import { type Pacing, sendWithRetry } from '../send.js';
import { sendMs } from '../outgoing.js';
import { tenantsOf } from './channel-reference.js';
import type { HearingParts } from './expert-parts.js';
import { type ClickAnswer, hearClick } from './hear-click.js';
import { hearMessage } from './hear-message.js';
import { isOurs, isTeamChannel } from './place.js';
import { readThreadCommand } from './read-command.js';
import { readExpertAction } from './read-expert-action.js';
import { teamIdsOf, whyNotThisTeam } from './expert-teams.js';
import { readSupportWish } from './read-wish.js';
import { changeSupport, type Told } from './registration.js';
import { whyForeign } from './tenants.js';

/** What this way in works with. */
export interface HearExpertsParts extends HearingParts {
  adapter: Adapter;
  bot: Registration | undefined;
  pacing: Pacing;
}

/** Answers what experts do in Teams. @returns undefined for what is an asker's */
export type HearExperts = (verified: Verified, activity: CheckedActivity) => Promise<HttpAnswer | undefined>;

const ignored: HttpAnswer = { status: 200 };

/** Tells experts from askers, before any turn: by the button, by “support here”, and by the channel that it comes from. */
export function createHearExperts(parts: HearExpertsParts): HearExperts {
  const { store, adapter, log, newId, cards, pacing } = parts;

  return async (verified, activity) => {
    if (!isTeams(activity.channelId)) return undefined;
    const isInvoke = activity.type === 'invoke' && activity.name === cardInvoke;
    const clicked = isInvoke ? executedData(activity.value) : isSubmit(activity) ? activity.value : undefined;
    const action = readExpertAction(clicked);
    if (action) {
      const foreign = foreignWord(activity);
      const made = foreign === undefined ? hearClick(action, activity, isInvoke, parts) : Promise.resolve(foreign);
      return answerClick(verified, activity, isInvoke, made);
    }
    const isMessage = activity.type === 'message' && clicked === undefined;
    const isEdit = activity.type === 'messageUpdate';
    if (!isMessage && !isEdit) return undefined;
    const text = textOf(activity, activity.channelId);
    const told = isMessage ? await hearWish(text, activity) : undefined;
    if (told) return say(verified, activity, told);
    return isTeamChannel(activity) ? hearInChannel(verified, text, activity) : undefined;
  };

  async function hearWish(text: string, activity: CheckedActivity): Promise<Told | undefined> {
    const wish = readSupportWish(text);
    if (!wish) return undefined;
    if (!isTeamChannel(activity)) {
      if (wish.kind === 'unclear') return undefined;
      const lines = ['Say it in a channel of a team: mention me there and write “support here”. Nothing was changed.'];
      return { title: 'Support can only be in a channel', lines };
    }
    // With the consent to read everything, this can also be said to somebody else.
    if (!isMentioned(activity)) return undefined;
    const word = foreignWord(activity)?.word ?? (wish.kind === 'here' ? strangeTeamWord(activity) : undefined);
    return word === undefined
      ? changeSupport(wish, activity, parts)
      : { title: 'I cannot do that here', lines: [word] };
  }

  async function hearInChannel(
    verified: Verified,
    text: string,
    activity: CheckedActivity,
  ): Promise<HttpAnswer | undefined> {
    const [post, isExperts] = await Promise.all([
      store.postOfThread(activity.conversation.id),
      isOurs(activity, store),
    ]);
    const isNamed = isMentioned(activity);
    if (!post) {
      if (!isExperts) return undefined;
      // Experts talk among themselves; who mentions the bot asks it something.
      if (!isNamed) return ignored;
      return readThreadCommand(text) === undefined || /^help\b/i.test(text)
        ? undefined
        : say(verified, activity, {
            title: 'This is no ticket’s thread',
            lines: ['Write that in the thread of the ticket.'],
          });
    }
    if (!isPerson(activity) || isOldEdit(activity)) return ignored;
    const foreign = isExperts ? foreignWord(activity)?.word : 'Support is not in this channel any more.';
    if (foreign !== undefined) {
      const told = { title: 'The asker did not get your message', lines: [foreign] };
      return isNamed || isExperts ? say(verified, activity, told) : ignored;
    }
    return answering(async () => {
      await hearMessage(post, text, activity, parts);
      return ignored;
    });
  }

  function foreignWord(activity: CheckedActivity): { word: string } | undefined {
    const word = whyForeign(activity, parts.bot);
    if (word === undefined) return undefined;
    log.warn({ tenants: tenantsOf(activity) }, 'somebody of another organisation wanted to work on tickets');
    return { word };
  }

  function strangeTeamWord(activity: CheckedActivity): string | undefined {
    const word = whyNotThisTeam(activity, parts.teams);
    if (word !== undefined) log.warn({ teams: teamIdsOf(activity) }, 'a team that is not allowed to wanted tickets');
    return word;
  }

  /** What fails was not saved: a channel that repeats its posts brings it again. */
  async function answering(run: () => Promise<HttpAnswer>): Promise<HttpAnswer> {
    try {
      return await run();
    } catch (thrown) {
      return failed(thrown).answer;
    }
  }

  function failed(thrown: unknown): { id: string; answer: HttpAnswer } {
    const id = newId();
    log.error({ id, cause: messageOf(thrown), err: thrown }, 'what an expert did in Teams failed');
    return { id, answer: { status: thrown instanceof Problem ? thrown.status : 500 } };
  }

  async function answerClick(
    verified: Verified,
    activity: CheckedActivity,
    isInvoke: boolean,
    made: Promise<ClickAnswer>,
  ): Promise<HttpAnswer> {
    const { card, word = '' } = await made.catch((thrown: unknown): ClickAnswer => {
      return { word: `Something went wrong on my side (${failed(thrown).id}): try again. Nothing is sent twice.` };
    });
    if (isInvoke) return run(verified, activity, (context) => answerInvoke(context, activity.channelId, card, word));
    return word === '' ? ignored : say(verified, activity, { title: word, lines: [] });
  }

  function say(verified: Verified, activity: CheckedActivity, { title, lines }: Told): Promise<HttpAnswer> {
    const reply = cards.notice(title, lines, { key: newId() });
    const sent = toActivity(reply, activity.channelId, textAt(activity, 'id'));
    return run(verified, activity, async (context) => {
      const deadline = pacing.clock() + sendMs;
      await sendWithRetry(() => context.sendActivity(sent), deadline, pacing).catch((thrown: unknown) => {
        log.error({ cause: parts.clean(messageOf(thrown)) }, 'an expert could not be told something');
      });
    });
  }

  async function run(
    verified: Verified,
    activity: CheckedActivity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<HttpAnswer> {
    const result = await adapter.run(verified, activity as object as Activity, logic);
    return result ? { status: result.status, body: result.body as unknown } : ignored;
  }
}

/** Bots and connectors write, too. */
function isPerson({ from }: CheckedActivity): boolean {
  return from.role !== 'bot' && !from.id.startsWith('28:');
}

/** A deleted message that is brought back says nothing new. */
function isOldEdit({ type, channelData }: CheckedActivity): boolean {
  const event = textAt(channelData, 'eventType');
  return type === 'messageUpdate' && event !== undefined && event !== 'editMessage';
}
