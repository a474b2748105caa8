import type { ConversationState } from '../model/conversation.js';
import type { Pack } from '../model/pack.js';
import { checksOfPart, partsOf, topicOfPart } from '../model/topic-parts.js';
import type { Understanding } from '../model/understanding.js';
import { choiceOf, mostOffered, offerFrom } from './choice.js';
import { onlyShown, wasDone } from './edits.js';
import { factsIn, toldIn } from './facts.js';
import { offer } from './offer.js';
import { withPlatform } from './platform.js';
import { withWords } from './own-words.js';
import type { Decided, Person, Situation } from './situation.js';
import { severalProblems } from './several-problems.js';
import { goOn, knownSteps, showAgain, showPart, showTopic } from './show-topic.js';
import { withTicks } from './ticks.js';
import { answerToQuestion, onlyFact, onlyPlatform } from './typed-answer.js';
import { unasked } from './unasked.js';
import { grant, say } from './wishes.js';

/** What a text leads to: an answer to the question that is open, a wish, or the topics it matches. */
export function decideText(before: ConversationState, situation: Situation & { kind: 'text' }, pack: Pack): Decided {
  const { understanding, matches, parts, attachments } = situation;
  if (understanding.text.trim() === '') return say(before, attachments > 0 ? 'only-attachment' : 'empty');
  const state = withWhatIsTold(before, understanding, pack);
  return (
    onlyShown(state, situation, pack) ??
    saidDone(state, understanding, pack, situation.person) ??
    answerToQuestion(state, understanding, matches, pack) ??
    (understanding.wish && grant(state, understanding.wish, pack)) ??
    onlyPlatform(state, understanding, pack) ??
    onlyFact(state, understanding, pack) ??
    unasked(state, understanding, pack) ??
    severalProblems(state, matches, parts, pack) ??
    byMatches(state, situation, pack)
  );
}

/** Whatever a text is about, it may tell what the machine runs, and answer questions that were not asked yet. */
function withWhatIsTold(
  state: ConversationState,
  { platform, readable }: Understanding,
  pack: Pack,
): ConversationState {
  const facts = factsIn(readable, pack.questions);
  const told = Object.keys(facts).length > 0 ? { ...state, facts: { ...state.facts, ...facts } } : state;
  return platform === undefined ? told : withPlatform(told, platform);
}

/** "Done 1 and 2" ticks as a click does, also where no boxes are shown. */
function saidDone(
  before: ConversationState,
  { done }: Understanding,
  pack: Pack,
  person: Person | undefined,
): Decided | undefined {
  const topic = before.topic === undefined ? undefined : pack.get(before.topic);
  if (!done || !topic || before.part === undefined) return undefined;
  const told = toldIn(before);
  const part = partsOf(topic, pack, told).find(({ id }) => id === before.part);
  const checks = part ? checksOfPart(topic, part, pack, told) : [];
  if (!part || (done.isAll && checks.length === 0)) return undefined;
  const steps = done.isAll ? checks : done.steps.map((number) => checks[number - 1]);
  if (steps.some((step) => !step)) return say(before, 'no-such-step');
  const owner = topicOfPart(topic, part, pack);
  const changes = steps.flatMap((step) => (step ? [{ id: step.id, isDone: done.isDone }] : []));
  const { state } = withTicks(before, owner.id, changes, knownSteps(owner, pack), person);
  return showPart(state, topic, part.id, pack, { redraw: true });
}

/** An error number of Windows, as it was pasted. */
const errorNumber = /\b0x[0-9a-f]{4,8}\b/i;

function byMatches(state: ConversationState, situation: Situation & { kind: 'text' }, pack: Pack): Decided {
  const { matches, understanding } = situation;
  const { codes, readable, wish } = understanding;
  const known = matches.filter((match) => pack.has(match.topic));
  const choice = choiceOf(known);
  const persists = understanding.persists === true && !wasDone(state, situation);
  switch (choice.kind) {
    case 'show': {
      const { topic } = choice.match;
      const again = topic === state.topic ? sameAgain(state, persists, pack) : undefined;
      if (again) return again;
      const others = known.filter((match) => match !== choice.match && match.confidence >= offerFrom);
      const isOther = state.topic !== undefined && topic !== state.topic;
      return showTopic(
        withWords(state, situation, isOther),
        topic,
        pack,
        others.slice(0, mostOffered).map((match) => match.topic),
      );
    }
    case 'offer':
      return offer(
        withWords(state, situation),
        choice.matches.map((match) => match.topic),
        pack,
      );
    case 'nothing': {
      if (wish === 'still-failing') return say(state, 'nothing-open');
      // A question that is open stays open: what was said may only have been an aside.
      const code = codes[0] ?? errorNumber.exec(readable)?.[0];
      return {
        state: withWords(state, situation),
        decision: { kind: 'not-found', reason: 'no-match', ...(code !== undefined && { code }) },
      };
    }
  }
}

/** The problem that is open, told once more: what was tried of it stays, and where it still fails, the next thing comes. */
function sameAgain(state: ConversationState, persists: boolean, pack: Pack): Decided | undefined {
  const topic = state.topic === undefined ? undefined : pack.get(state.topic);
  if (!topic || state.part === undefined) return undefined;
  return persists ? goOn(state, topic, state.part, pack) : showAgain(state, pack);
}
