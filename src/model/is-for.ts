import { fits, type Told } from './question.js';
import type { Topic } from './topic.js';

/** Whether a topic is for who told this. */
export function isFor(topic: Topic | undefined, told: Told): boolean {
  if (!topic) return false;
  const isPlatform = topic.platform === 'any' || told.platform === undefined || topic.platform === told.platform;
  return isPlatform && fits(topic.facets, told.facts);
}
