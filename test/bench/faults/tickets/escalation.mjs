// One problem that is handed to a person: from the question to the end, with both sides talking at once.
import { randomUUID } from 'node:crypto';
import { asksForAnswer } from '../articles.mjs';
import { apiKeys, createExpert } from './expert.mjs';
import { lookFor, patiently } from './patiently.mjs';
import { sendsForm, ticketsTold } from './shown.mjs';

/** Milliseconds after which an asker who sees nothing asks again. */
const againMs = 8_000;
/** What each side says while an expert has the ticket, and the asker before. */
const linesEach = 4;
const linesBefore = 1;

/**
 * @param number another one for each: the marks of its messages are made of it
 * @param bots gives the process that serves now
 * @param experts who try to take the ticket at once; those of two other systems where they are left out
 */
export function createEscalation({ number, asker, bots, experts = apiKeys.map(createExpert) }) {
  const talk = {
    asker,
    /** The id that the asker was told. */
    ticket: undefined,
    /** The marks of what was acknowledged, in order. */
    fromAsker: [],
    fromExpert: [],
    problems: [],
    escalate,
    run,
    reader: createExpert(apiKeys[0]),
  };

  /** Sends a text or a click until it is answered; a click also under a new id, as Teams does. */
  async function says(what, fields) {
    let id = asker.newId();
    await patiently(bots, what, (bot, isAgain) => {
      if (isAgain && fields.value && Math.random() < 0.5) id = asker.newId();
      return asker.says(bot, fields, id);
    });
  }

  /** Asks until the cards show something. */
  async function until(what, fields, find) {
    const look = async (bot) => find(await asker.shown(bot));
    for (;;) {
      await says(what, fields());
      const found = await lookFor(bots, what, againMs, look);
      if (found !== undefined) return found;
    }
  }

  /** @returns the id of the ticket that the asker was told. */
  async function escalate() {
    await says('a question', { text: asksForAnswer });
    const first = (shown) => ticketsTold(shown)[0];
    const form = await until('asking for a person', () => ({ text: 'talk to a person' }), sendsForm);
    return until('sending the form', () => ({ value: form }), first);
  }

  async function askerSpeaks(from, count) {
    for (let line = from; line < from + count; line++) {
      const mark = `a${number}x${line}`;
      await says('a message of the asker', { text: `the server shows line ${mark} of the log` });
      talk.fromAsker.push(mark);
    }
  }

  /** @returns whether it was done; false where somebody else has the ticket */
  async function act(what, expert, done) {
    const key = randomUUID();
    const { status, body } = await patiently(bots, what, (bot) => done(expert, bot, key));
    if (status === 200) return true;
    const { code } = body.error;
    if (code !== 'ticket-taken') talk.problems.push(`${what} of ${talk.ticket}: ${status} ${code}`);
    return false;
  }

  async function expertSpeaks(expert) {
    for (let line = 0; line < linesEach; line++) {
      const mark = `e${number}x${line}`;
      const text = `please look at line ${mark} of the manual`;
      if (await act('a message of the expert', expert, (who, bot, key) => who.says(bot, talk.ticket, text, key)))
        talk.fromExpert.push(mark);
      else talk.problems.push(`the expert of ${talk.ticket} has lost it`);
    }
  }

  async function run() {
    talk.ticket = await escalate();
    await askerSpeaks(0, linesBefore);
    const take = (expert) => act('taking', expert, (who, bot, key) => who.take(bot, talk.ticket, key));
    const won = await Promise.all(experts.map(take));
    const owners = experts.filter((_, index) => won[index]);
    if (owners.length !== 1) talk.problems.push(`${owners.length} experts have taken ${talk.ticket}`);
    const [expert = experts[0]] = owners;
    await Promise.all([askerSpeaks(linesBefore, linesEach), expertSpeaks(expert)]);
    await act('resolving', expert, (who, bot, key) => who.resolves(bot, talk.ticket, key));
  }
  return talk;
}
