// A conversation of the web chat as its page holds it, whichever process it comes to.
import { WebSocket } from 'ws';
import { call, Unanswered } from './call.mjs';

/**
 * @param isListening whether a WebSocket hears what is said, besides what is asked for
 * @param see gets what the WebSocket heard
 */
export function createWebLine({ isListening, see }) {
  let session;
  let socket;
  const line = {
    id: undefined,
    /** What was there and is gone. */
    problems: [],
    open,
    isOpenAt: (bot) => session?.bot === bot,
    list,
    post,
    close: () => socket?.terminate(),
  };

  async function open(bot) {
    const { status, body } = await call(`${bot.url}/api/directline/token`, { body: { resume: session?.resume } });
    if (status !== 200) throw new Unanswered(`no token: ${status}`);
    if (session && !body.resumed) line.problems.push(`the talk ${session.conversationId} is gone`);
    session = body;
    line.id = body.conversationId;
    const domain = `${bot.url}/v3/directline`;
    const started = await call(`${domain}/conversations`, { token: session.token });
    session = { ...session, domain, bot };
    if (isListening) await listen(started.body.streamUrl);
  }

  async function listen(url) {
    socket?.terminate();
    socket = new WebSocket(url);
    socket.on('message', (data) => String(data) && see(JSON.parse(String(data)).activities));
    // The process was killed; what it had sent is seen.
    socket.on('error', () => undefined);
    await new Promise((resolve) => ['open', 'close'].forEach((event) => socket.once(event, resolve)));
  }

  const path = () => `${session.domain}/conversations/${line.id}/activities`;

  /** Everything from a position on. */
  async function list(from) {
    const all = [];
    for (let watermark = from; ;) {
      const { status, body } = await call(`${path()}?watermark=${watermark}`, { method: 'GET', token: session.token });
      if (status !== 200) throw new Unanswered(`the list was answered with ${status}`);
      if (body.activities.length === 0) return all;
      all.push(...body.activities);
      watermark = body.watermark;
    }
  }

  function post(body) {
    return call(path(), { body, token: session.token });
  }
  return line;
}
