import { newTopic } from '../../src/articles/new-topic.js';
import type { Block, Span } from '../../src/model/content.js';
import { createPack, type Pack } from '../../src/model/pack.js';
import type { Cause, Source, Step, Topic } from '../../src/model/topic.js';

/** A paragraph of one run, or of the given spans. */
export function paragraph(text: string | Span[]): Block {
  return { kind: 'paragraph', spans: typeof text === 'string' ? [{ text }] : text };
}

export function command(text: string): Block {
  return { kind: 'command', text };
}

/** A step that says `text`; its id is made of it. */
export function aStep(text: string, more: Partial<Step> = {}): Step {
  const id = `s${text.replace(/[^A-Za-z0-9]/g, '').slice(0, 20)}`;
  return { id, body: [paragraph(text)], platform: 'any', steps: [], ordered: true, ...more };
}

export function aCause(topic: string, more: Partial<Cause> = {}): Cause {
  return { title: `Cause ${topic}`, topic, platform: 'any', ...more };
}

export function aSource(title: string, more: Partial<Source> = {}): Source {
  return { article: 'articles/one', title, ...more };
}

/** A topic that says nothing but what is given. */
export function aTopic(id: string, more: Partial<Topic> = {}): Topic {
  return { ...newTopic(id, id, `About ${id}`), ...more };
}

export function packOf(...topics: Topic[]): Pack {
  return createPack(topics);
}
