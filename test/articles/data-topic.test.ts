import { describe, expect, it } from '@jest/globals';
import { notesOf, selfHelp, summaryOf, told, topicOf } from './told.js';

const topic = (json: object) => topicOf(selfHelp(`# Move copies\n---\n${JSON.stringify(json)}\n---\n`));

describe('a body of data', () => {
  it('says what is written for people, and nothing else', () => {
    const { steps, links, ...rest } = topic({
      recommendationImpact: 'High',
      description: 'Copies stand in one region',
      potentialBenefits: 'A failed region costs no copies',
      actions: [{ actionId: 'a1', description: 'Create a second vault' }, { actionId: 'a2' }],
      learnMoreLink: 'https://example.org/regions',
    });
    expect(summaryOf({ steps, links, ...rest })).toEqual([
      'Copies stand in one region',
      'A failed region costs no copies',
    ]);
    expect(told(steps)).toEqual(['Create a second vault']);
    expect(links).toEqual([[{ text: 'https://example.org/regions', href: 'https://example.org/regions' }]]);
  });

  it('says nothing twice', () => {
    expect(summaryOf(topic({ description: 'Move copies', longDescription: 'Why', tip: 'Why' }))).toEqual(['Why']);
  });

  it('tells what stands deeper in notes, and finds its words', () => {
    const found = topic({ content: [{ title: 'A copy fails', searchTags: 'copy, fails', below: { text: 'Deep' } }] });
    expect(notesOf(found)).toEqual(['A copy fails', 'Deep']);
    expect(found.symptoms).toContain('copy, fails');
  });
});
