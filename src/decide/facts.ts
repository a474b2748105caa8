import type { ConversationState } from '../model/conversation.js';
import type { Pack } from '../model/pack.js';
import {
  anyAnswer,
  type AnswerId,
  type Facts,
  platformId,
  platformQuestion,
  type Question,
  type QuestionId,
  type Told,
} from '../model/question.js';
import { isPlatformOpen, withAnyPlatform, withPlatform } from './platform.js';

/** What the asker told so far; what they do not know is left out. */
export function toldIn({ platform, facts = {} }: ConversationState): Told {
  const known = Object.fromEntries(Object.entries(facts).filter(([, answer]) => answer !== anyAnswer));
  return { ...(platform && { platform }), ...(Object.keys(known).length > 0 && { facts: known }) };
}

/** Everything that can be asked, in the order in which it is asked. */
export function questionsOf(pack: Pack): Question[] {
  return [platformQuestion, ...pack.questions];
}

/** Whether it is still worth asking. */
export function isOpen(state: ConversationState, { id }: Question): boolean {
  return id === platformId ? isPlatformOpen(state) : !Object.hasOwn(state.facts ?? {}, id);
}

/** The asker told this; the latest word counts. */
export function withFact(state: ConversationState, question: QuestionId, answer: AnswerId): ConversationState {
  if (question !== platformId) return { ...state, facts: { ...state.facts, [question]: answer } };
  return answer === 'windows' || answer === 'linux' ? withPlatform(state, answer) : withAnyPlatform(state);
}

/** What would be told if this question were answered so. */
export function toldWith(state: ConversationState, question: QuestionId, answer: AnswerId): Told {
  return toldIn(withFact(state, question, answer));
}

/** From this length on a text is a paste, in which words stand that the asker did not choose. */
const longestTelling = 300;

/** Words that deny what follows them. */
const denials = ['not', 'no', "isn't", "aren't", 'without', 'non'];

/** What can stand between a denial and what it denies. */
const between = ['', 'a ', 'an ', 'the ', 'using ', 'any '];

/** The answers that a text tells by the way. */
export function factsIn(text: string, questions: readonly Question[]): Facts {
  if (text.length > longestTelling) return {};
  const words = wordsOf(text);
  const told = questions.flatMap((question): [QuestionId, AnswerId][] => {
    const { answers } = answersIn(words, question);
    const [only, ...others] = answers;
    return only !== undefined && others.length === 0 ? [[question.id, only]] : [];
  });
  return Object.fromEntries(told);
}

/** What answers a question, with a space around each word. */
interface Phrase {
  id: AnswerId;
  phrase: string;
}

const phrases = new WeakMap<Question, readonly Phrase[]>();

/** The phrases that answer a question, the longest first: "not encrypted" is no "encrypted". Reckoned once for each. */
function phrasesOf(question: Question): readonly Phrase[] {
  const known = phrases.get(question);
  if (known) return known;
  const found = question.answers
    .flatMap(({ id, words }) => words.map((phrase) => ({ id, phrase: wordsOf(phrase) })))
    .sort((one, other) => other.phrase.length - one.phrase.length);
  phrases.set(question, found);
  return found;
}

/** @param words with a space around each. @returns the answers told, and the words that tell none of them */
function answersIn(words: string, question: Question): { answers: AnswerId[]; rest: string } {
  const { answers } = question;
  const told = new Set<AnswerId>();
  let rest = words;
  for (const { id, phrase } of phrasesOf(question)) {
    if (!rest.includes(phrase)) continue;
    const denied = denials.flatMap((denial) => between.map((word) => ` ${denial} ${word}${phrase.trimStart()}`));
    const denial = denied.find((each) => rest.includes(each));
    if (denial !== undefined) {
      rest = rest.replace(denial, ' ');
      const others = answers.filter((answer) => answer.id !== id);
      if (others.length === 1 && others[0]) told.add(others[0].id);
    } else {
      rest = rest.replaceAll(phrase, ' ');
      told.add(id);
    }
  }
  return { answers: [...told], rest };
}

/** Words with which people tell a fact and nothing else. */
const filler = new Set(
  (
    'sorry no well ok oh yes it its is was this that these those they are we i you have has use using on in of a an the ' +
    'my our with and but actually rather just mean meant not think guess all both only there'
  ).split(' '),
);

/** The answer to one of the questions, when a text says it and nothing else. */
export function factAlone(
  text: string,
  questions: readonly Question[],
): { question: Question; answer: AnswerId } | undefined {
  const words = wordsOf(text);
  for (const question of questions) {
    const { answers, rest } = answersIn(words, question);
    const [answer, ...others] = answers;
    const asked = new Set(wordsOf(question.ask).split(' '));
    const isAlone = rest
      .split(' ')
      .every((word) => word === '' || filler.has(word.replace("'", '')) || asked.has(word));
    if (answer !== undefined && others.length === 0 && isAlone) return { question, answer };
  }
  return undefined;
}

/** The answer that a short text gives to a question that is open: its title, the beginning of it, its number, or its words. */
export function answerTo(text: string, pick: number | undefined, question: Question): AnswerId | undefined {
  const words = wordsOf(text);
  const picked = pick === undefined ? undefined : question.answers[pick - 1]?.id;
  const titled = question.answers.filter(({ title }) => {
    const [beginning = ''] = title.split(/[,;(]/);
    return [title, beginning].some((each) => wordsOf(each) === words);
  });
  if (picked !== undefined || titled.length === 1) return picked ?? titled[0]?.id;
  const { answers } = answersIn(words, question);
  return answers.length === 1 ? answers[0] : undefined;
}

/** A text's words in lower case, with one space around each; "no, " before all of them denies nothing of them. */
function wordsOf(text: string): string {
  const words = text
    .replace(/^\s{0,9}(?:no|nope|not really)\s{0,9}[,.!;:](?=\s{0,9}\S)/i, ' ')
    .toLowerCase()
    .replaceAll('’', "'")
    .match(/[\p{L}\p{N}'+#.-]+/gu);
  const bare = (words ?? []).map((word) => word.replace(/^[.'-]+|[.'-]+$/g, '')).filter((word) => word !== '');
  return ` ${bare.join(' ')} `;
}
