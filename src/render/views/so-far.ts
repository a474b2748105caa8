import type { Decision } from '../../model/decision.js';
import type { Pack } from '../../model/pack.js';
import type { Told } from '../../model/question.js';
import { checksOfPart, partsOf } from '../../model/topic-parts.js';
import type { Topic } from '../../model/topic.js';
import { newView, type Row, type View } from '../view.js';
import { goOnButton, solvedButton, startOverButton } from './buttons.js';
import { itemRow, textRow } from './lines.js';
import { doneSteps, partTitle, triedRows, waitingOptions } from './tried.js';

/** Where a talk stands: what is open, what was done and tried, and what the asker told. */
export function soFarView(decision: Decision & { kind: 'so-far' }, topic: Topic, pack: Pack): View {
  const { part, ticked, tried, isReturn = false } = decision;
  const told: Told = decision;
  const openLine = part === undefined ? 'Everything that the article knows was tried.' : lineOf(decision, topic, pack);
  const done = part === undefined ? [] : doneSteps(topic, part, ticked, pack, told);
  const sections = [
    { heading: '', rows: [textRow(openLine)] },
    { heading: 'Done here', rows: done.map((step) => itemRow(step)) },
    {
      heading: 'Tried before',
      rows: triedRows(
        topic,
        tried.map((each) => each.part),
        tried,
        pack,
        told,
      ),
    },
    { heading: 'What you told me', rows: toldRows(told, pack) },
  ];
  const kicker = isReturn ? 'Welcome back' : 'So far';
  return {
    ...newView('so-far', topic.title),
    kicker,
    topic: topic.id,
    ...(part !== undefined && { part }),
    sections: sections.filter(({ rows }) => rows.length > 0),
    options: waitingOptions(decision.waiting, pack),
    speak: `${kicker}: ${topic.title}. ${openLine}`,
    buttons: [goOnButton, { ...solvedButton, isPrimary: false }, startOverButton],
  };
}

function lineOf({ part: id = '', ticked, ...told }: Decision & { kind: 'so-far' }, topic: Topic, pack: Pack): string {
  const parts = partsOf(topic, pack, told);
  const part = parts.find((each) => each.id === id);
  if (!part) return 'The article was changed since you were here.';
  const alike = parts.filter(({ kind }) => kind === part.kind);
  const position = `${alike.indexOf(part) + 1} of ${alike.length}`;
  const title = partTitle(topic, id, pack, told) ?? topic.title;
  const at = {
    steps: 'You are at its steps.',
    step: `You are at step ${position}: ${title}`,
    cause: `You are at cause ${position}: ${title}.`,
  }[part.kind];
  const checks = checksOfPart(topic, part, pack, told).length;
  return checks === 0 ? at : `${at} ${ticked.length} of ${checks} done.`;
}

function toldRows({ platform, facts = {} }: Told, pack: Pack): Row[] {
  const lines = pack.questions.flatMap(({ id, ask, answers }) => {
    const answer = answers.find((each) => each.id === facts[id]);
    return answer ? [`${ask} ${answer.title}.`] : [];
  });
  if (platform) lines.unshift(`The machine runs ${platform === 'windows' ? 'Windows' : 'Linux'}.`);
  const rows = lines.map((line) => itemRow(line));
  return rows.length === 0 ? [] : [...rows, textRow('If that is wrong, just tell me.')];
}
