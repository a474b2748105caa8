// The Teams connector, as a process of its own: takes what the bot sends, and brings what askers send. All that it took and
// refused is on the disk before it answers, so that it can be killed as well.
//
//   node stand-in.mjs '{"file": "...", "port": 0, "seed": 1, "hangMs": 20000}'
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import process from 'node:process';
import { json } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { channelOf, readAsked, threadOf } from './asked.mjs';
import { planAnswer } from './plan.mjs';
import { createPoster } from './post.mjs';

const { file, port, seed, hangMs } = JSON.parse(process.argv[2]);

const known = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
/** Changed by who started it: which process of the bot runs, whether there are faults, and which channels it is shut out of. */
const state = { bot: 0, isFaulty: false, closed: [], received: known.length, starts: Date.now() };

function note(line) {
  const at = performance.timeOrigin + performance.now();
  appendFileSync(file, `${JSON.stringify({ ...line, bot: state.bot, start: state.starts, at })}\n`);
}

const postToBot = createPoster({ seed, state, note, first: known.length });

function answer(response, status, body = {}, headers = {}) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** What the bot sends, begins or changes. */
async function take(asked, request, response) {
  const body = await json(request);
  state.received += 1;
  // No other start had it: there is less than one request for each millisecond.
  const id = String(state.starts + state.received);
  const { kind, conversation = body.channelData.channel.id } = asked;
  const activity = kind === 'begin' ? body.activity : body;
  const { told, retryAfter } = answerTo(conversation, activity);
  const begins = kind === 'begin' ? { begins: threadOf(conversation, id), message: id } : {};
  const changes = kind === 'change' ? { changes: asked.message } : {};
  const line = { kind: 'sent', conversation, activity, ...begins, ...changes };
  // What is new comes late; what takes the place of something does so at once, or it would undo what is newer.
  if (told === 'hangs' && kind !== 'change') {
    note({ ...line, verdict: 'waits' });
    await delay(hangMs);
  }
  note({ ...line, verdict: told });
  if (told === 'hangs' && kind === 'change') await delay(hangMs);
  if (told === 'drops') request.socket.destroy();
  else if (told === '429') answer(response, 429, {}, { 'retry-after': String(retryAfter) });
  else if (/^\d/.test(told)) answer(response, Number(told));
  else if (kind === 'begin') answer(response, 201, { id: begins.begins, activityId: id });
  else answer(response, 201, { id: asked.message ?? id });
}

function answerTo(conversation, { attachments = [] }) {
  if (state.closed.includes(channelOf(conversation))) return { told: '403' };
  const { verdict, retryAfter } = planAnswer(seed, state.received, state.isFaulty);
  return { told: verdict === '413' && attachments.length === 0 ? 'taken' : verdict, retryAfter };
}

const server = createServer((request, response) => {
  const asked = readAsked(request.method, request.url);
  const work = {
    '/post': async () => {
      const { status, body } = await postToBot(await json(request));
      answer(response, status, body);
    },
    '/state': async () => {
      Object.assign(state, await json(request));
      answer(response, 200);
    },
  }[request.url];
  const done = asked ? take(asked, request, response) : work?.();
  // Cut off in the middle, by a kill: nothing was taken.
  if (done) done.catch(() => response.headersSent || answer(response, 400));
  else answer(response, 404);
});
server.listen(port, '127.0.0.1', () => process.stdout.write(`listening ${server.address().port}\n`));
// Who started it has ended.
process.stdin.on('end', () => process.exit(0)).resume();
