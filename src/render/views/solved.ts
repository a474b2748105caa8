import type { Decision } from '../../model/decision.js';
import type { Pack } from '../../model/pack.js';
import { newView, type View } from '../view.js';
import { textRow } from './lines.js';
import { waitingOptions } from './tried.js';

/** The end of a problem that went well, or an answer to thanks; what was told besides is offered. */
export function solvedView({ topic: id, waiting, ticket }: Decision & { kind: 'solved' }, pack: Pack): View {
  const topic = pack.get(id);
  const options = waitingOptions(waiting, pack);
  const line = topic ? `Good to hear: “${topic.title}” is solved.` : 'You are welcome.';
  const next = options.length > 0 ? 'Shall we go on with this?' : 'If something else fails, just tell me.';
  const left = `Your ticket ${ticket ?? ''} still waits for a person. Take it back if you do not need them any more.`;
  return {
    ...newView('solved', topic ? 'Solved' : 'Glad to help'),
    topic: topic?.id ?? '',
    sections: [{ heading: '', rows: [textRow(line), ...(ticket === undefined ? [] : [textRow(left)]), textRow(next)] }],
    ...(ticket !== undefined && { buttons: [{ title: 'Take the ticket back', verb: 'withdraw', step: ticket }] }),
    options,
    speak: options.length > 0 ? `${line} ${next} ${options.map(({ title }) => title).join('. ')}` : line,
  };
}
