import type { Pack } from '../../model/pack.js';
import { anyAnswer, platformId, platformQuestion, type QuestionId } from '../../model/question.js';
import type { Topic, TopicId } from '../../model/topic.js';
import { newView, type Button, type View } from '../view.js';
import { keptSections, withBackButton } from './kept.js';
import { textRow } from './lines.js';
import { notFoundView } from './not-found.js';

/** A question of the articles, asked only when its answer changes what is shown; `topics` are what it is asked for. */
export function askView(id: QuestionId, topics: readonly Topic[], pack: Pack, before?: TopicId): View {
  const question = [platformQuestion, ...pack.questions].find((each) => each.id === id);
  const [first, ...more] = topics;
  if (!question || !first) return notFoundView({ reason: 'outdated-button' }, pack);
  const answers = question.answers.map(({ id: answer, title }): Button => {
    // The button also works when the question is no longer open: then it shows what this answer leaves.
    const left = topics.find((topic) => isForAnswer(topic, id, answer)) ?? first;
    return { title, verb: 'tell', step: `${id}=${answer}`, topic: left.id };
  });
  const why = more.length > 0 ? 'Then I know which article fits.' : 'The steps differ.';
  const title = more.length > 0 ? question.ask : first.title;
  return {
    ...newView('ask', title),
    kicker: 'One question first',
    codes: more.length > 0 ? [] : first.codes.slice(0, 2),
    topic: first.id,
    sections: [
      { heading: '', rows: [textRow(more.length > 0 ? why : `${question.ask} ${why}`)] },
      ...keptSections(before, pack),
    ],
    speak: more.length > 0 ? question.ask : `${first.title}. ${question.ask}`,
    buttons: withBackButton([...answers, { title: 'I don’t know', verb: 'tell', step: `${id}=${anyAnswer}` }], before),
  };
}

function isForAnswer(topic: Topic, question: QuestionId, answer: string): boolean {
  return question === platformId ? topic.platform === answer : (topic.facets?.[question] ?? []).includes(answer);
}
