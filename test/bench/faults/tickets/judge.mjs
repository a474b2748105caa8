// Whether what was acknowledged has arrived: all of it, once, and in order.
import { compareMarks, readTeams } from './arrivals.mjs';
import { judgeChannel } from './judge-channel.mjs';
import { patiently } from './patiently.mjs';
import { isComplete, marksIn, ticketsTold } from './shown.mjs';

/** Judges one escalation with a process that serves. */
export async function judge(talk, { bots, standIn, team }) {
  const { asker, ticket } = talk;
  const shown = await patiently(bots, 'what the asker was shown', (bot) => asker.shown(bot));
  const read = await patiently(bots, 'the record', (bot) => talk.reader.reads(bot, ticket));
  const verdict = {
    ...{ lost: 0, refused: 0, answered: 0, inDoubt: 0, channels: [] },
    problems: [...talk.problems, ...asker.problems(shown)],
  };
  if (!read) return { ...verdict, lost: 1, problems: [...verdict.problems, `the ticket ${ticket} is not there`] };
  // Whoever wrote it was told, perhaps late, and nobody else got it.
  const answered = talk.fromExpert.filter((mark) => team.channels.some((channel) => channel.wasAnswered(mark)));
  const fromExpert = talk.fromExpert.filter((mark) => !answered.includes(mark));
  const told = ticketsTold(shown);
  if (told.join() !== ticket) verdict.problems.push(`the asker of ${ticket} was told of ${told.join(' and ')}`);
  const said = (...roles) =>
    marksIn(read.entries.filter(({ by }) => roles.includes(by.role)).map(({ text = '' }) => text));
  verdict.problems.push(...compareMarks(talk.fromAsker, said('asker'), `the record of ${ticket}`));
  verdict.problems.push(...compareMarks(fromExpert, said('system', 'expert'), `the record of ${ticket}`));
  if (read.ticket.state !== 'resolved') verdict.problems.push(`${ticket} is ${read.ticket.state}`);
  verdict.answered = answered.length;
  verdict.channels = team.channels.map((channel) => judgeChannel(channel, read));
  verdict.problems.push(...verdict.channels.flatMap(({ problems }) => problems));
  const heard = { asker, ticket, fromExpert };
  return asker.kind === 'teams' ? judgeTeams(heard, standIn, verdict) : judgeWeb(heard, shown, verdict);
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
