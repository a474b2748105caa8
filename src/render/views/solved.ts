import type { Topic } from '../../model/topic.js';
import { newView, type View } from '../view.js';
import { textRow } from './lines.js';

/** The end of a talk that went well, or an answer to thanks. */
export function solvedView(topic: Topic | undefined): View {
  const line = topic ? `Good to hear: “${topic.title}” is solved.` : 'You are welcome.';
  return {
    ...newView('solved', topic ? 'Solved' : 'Glad to help'),
    topic: topic?.id ?? '',
    sections: [{ heading: '', rows: [textRow(line), textRow('If something else fails, just tell me.')] }],
    speak: line,
  };
}
