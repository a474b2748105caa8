// Whether what was acknowledged has arrived: all of it, once, and in order.
import { patiently } from './patiently.mjs';
import { isComplete, marksIn, ticketsTold } from './shown.mjs';
import { isTaken } from '../stand-in/start.mjs';

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
function isDoubtful(copy, line) {
  const isUnanswered = [copy, line].some(({ verdict }) => verdict !== 'taken');
  return isUnanswered || copy.bot !== line.bot || copy.start !== line.start;
}

/** Judges one escalation with a process that serves. */
export async function judge(talk, { bots, standIn }) {
  const { asker, ticket } = talk;
  const shown = await patiently(bots, 'what the asker was shown', (bot) => asker.shown(bot));
  const read = await patiently(bots, 'the record', (bot) => talk.reader.reads(bot, ticket));
  const verdict = {
    lost: 0,
    refused: 0,
    inDoubt: 0,
    problems: [...talk.problems, ...asker.problems(shown)],
  };
  if (!read) return { ...verdict, lost: 1, problems: [...verdict.problems, `the ticket ${ticket} is not there`] };
  const told = ticketsTold(shown);
  if (told.join() !== ticket) verdict.problems.push(`the asker of ${ticket} was told of ${told.join(' and ')}`);
  const said = (role) => marksIn(read.entries.filter(({ by }) => by.role === role).map(({ text = '' }) => text));
  verdict.problems.push(...compareMarks(talk.fromAsker, said('asker'), `the record of ${ticket}`));
  verdict.problems.push(...compareMarks(talk.fromExpert, said('system'), `the record of ${ticket}`));
  if (read.ticket.state !== 'resolved') verdict.problems.push(`${ticket} is ${read.ticket.state}`);
  return asker.kind === 'teams' ? judgeTeams(talk, standIn, verdict) : judgeWeb(talk, shown, verdict);
}

function judgeWeb(talk, shown, verdict) {
  const marks = marksIn(shown.map((activity) => JSON.stringify(activity)));
  verdict.problems.push(...compareMarks(talk.fromExpert, marks, `the web asker of ${talk.ticket}`));
  if (!isComplete(shown)) verdict.problems.push(`the asker of ${talk.ticket} was not told that it is solved`);
  return verdict;
}

function judgeTeams(talk, standIn, verdict) {
  const sent = standIn.sentTo(talk.asker.id);
  const { marks, refused, inDoubt, problems } = readTeams(sent);
  const where = `the asker of ${talk.ticket} in Teams`;
  const all = [...verdict.problems, ...problems, ...compareMarks(talk.fromExpert, marks, where, refused)];
  if (!isComplete(sent.map(({ activity }) => activity))) all.push(`${where} was not told that it is solved`);
  return { ...verdict, refused: refused.size, inDoubt, problems: all };
}

/** How many tickets there are for each talk, read when no process serves. */
export async function judgeTickets(store, talks) {
  const counted = await Promise.all(
    talks.map(async ({ asker, ticket }) => {
      const found = await store.listTickets({ conversation: asker.id }, 99);
      return found.length === 1 && found[0].id === ticket ? [] : [`${found.length} tickets of ${ticket}`];
    }),
  );
  return counted.flat();
}
