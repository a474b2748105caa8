// Whether messages have arrived: all of them, once, and in order.
import { isTaken } from '../stand-in/start.mjs';
import { marksIn } from './shown.mjs';

/**
 * What differs between what was acknowledged and what has arrived.
 * @param where for whoever reads it
 * @param excused marks that may be missing
 */
export function compareMarks(acknowledged, arrived, where, excused = new Set()) {
  const first = [...new Set(arrived)];
  const lost = acknowledged.filter((mark) => !first.includes(mark) && !excused.has(mark));
  const foreign = first.filter((mark) => !acknowledged.includes(mark));
  const twice = arrived.length - first.length;
  const order = acknowledged.filter((mark) => first.includes(mark)).join();
  const isInOrder = order === first.filter((mark) => !foreign.includes(mark)).join();
  return [
    ...lost.map((mark) => `${where} has lost ${mark}`),
    ...foreign.map((mark) => `${where} has ${mark}, which nobody there was to get`),
    ...(twice > 0 ? [`${where} has ${twice} messages twice`] : []),
    ...(isInOrder ? [] : [`${where} has ${first.join()} instead of ${acknowledged.join()}`]),
  ];
}

/** What came to an asker in Teams: the marks, those that were refused for good, and how often something came again in doubt. */
export function readTeams(lines) {
  const markOf = ({ activity }) => marksIn([JSON.stringify(activity)])[0];
  const marked = lines.filter((line) => markOf(line) !== undefined);
  const taken = marked.filter(isTaken);
  const refused = new Set(marked.filter(({ verdict }) => verdict === '403').map(markOf));
  const result = { marks: [], refused, inDoubt: 0, problems: [] };
  const before = new Map();
  for (const line of taken) {
    const mark = markOf(line);
    const copy = before.get(mark);
    before.set(mark, line);
    if (!copy) result.marks.push(mark);
    else if (isDoubtful(copy, line)) result.inDoubt += 1;
    else result.problems.push(`one process sent ${mark} twice, although it was told that it has arrived`);
  }
  return result;
}

/** Nobody told the bot that the first one has arrived, or it had no time to note that. */
export function isDoubtful(copy, line) {
  const isUnanswered = [copy, line].some(({ verdict }) => verdict !== 'taken');
  return isUnanswered || copy.bot !== line.bot || copy.start !== line.start;
}
