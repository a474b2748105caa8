import type { Block } from '../model/content.js';
import type { Topic } from '../model/topic.js';
import { list, record, text } from './forms.js';
import { stepOf } from './procedure.js';

/** Keys whose values are written for people, in the order in which they are told. */
const spokenKeys = [
  'displaylabel',
  'title',
  'shortdescription',
  'description',
  'longdescription',
  'tip',
  'potentialbenefits',
  'costsavinginfo',
  'content',
  'text',
  'texttemplate',
];

/**
 * Puts what a JSON body says to people into its topic: recommendations (a description, actions, benefits), common
 * problems, descriptions of support topics. Everything else in it is for machines.
 * @param json an object with its keys in lower case
 */
export function dataTopic(topic: Topic, json: Record<string, unknown>): void {
  const told = new Set([topic.title]);
  const tell = (entry: Record<string, unknown>, into: Block[]) => {
    for (const key of spokenKeys) {
      const line = text(entry[key]);
      if (line === '' || told.has(line)) continue;
      told.add(line);
      into.push({ kind: 'paragraph', spans: [{ text: line }] });
    }
  };
  tell(json, topic.summary);
  for (const action of list(json.actions)) {
    const body: Block[] = [];
    tell(action, body);
    if (body.length > 0) topic.steps.push(stepOf(body));
  }
  for (const [key, value] of Object.entries(json)) {
    if (key !== 'actions') tellBelow(value, topic, tell);
  }
  for (const key of ['learnmorelink', 'documentlink']) {
    const href = text(json[key]);
    if (/^https?:/.test(href)) topic.links.push([{ text: href, href }]);
  }
}

function tellBelow(value: unknown, topic: Topic, tell: (entry: Record<string, unknown>, into: Block[]) => void): void {
  for (const entry of Array.isArray(value) ? list(value) : [record(value)]) {
    tell(entry, topic.notes);
    const tags = text(entry.searchtags);
    if (tags !== '') topic.symptoms.push(tags);
    for (const below of Object.values(entry)) {
      if (typeof below === 'object' && below !== null) tellBelow(below, topic, tell);
    }
  }
}
