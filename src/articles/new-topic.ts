import type { Topic } from '../model/topic.js';

/** A topic of which nothing is known yet but its name and where it comes from. */
export function newTopic(id: string, article: string, title: string): Topic {
  return {
    id,
    articles: [article],
    title,
    codes: [],
    messages: [],
    symptoms: [],
    platform: 'any',
    clouds: [],
    headings: [],
    summary: [],
    causes: [],
    steps: [],
    ordered: true,
    ifItStillFails: [],
    notes: [],
    links: [],
    related: [],
    sources: [],
    supportTopics: [],
  };
}
