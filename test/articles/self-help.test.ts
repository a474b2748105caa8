import { describe, expect, it } from '@jest/globals';
import { plainSpans } from '../../src/model/content.js';
import { compileTexts, notesOf, selfHelp, summaryOf, told, topicOf } from './told.js';

const warningsOf = (text: string) => compileTexts({ a: text }).warnings.map(({ line, reason }) => `${line}: ${reason}`);

describe('a self-help article', () => {
  it('is read in its parts', () => {
    const topic = topicOf(
      selfHelp(
        '\n# The copy fails\n\n<!--issueDescription-->\n## It failed\n<!--/issueDescription-->\n\n## **Recommended Steps**\nTo see why:\n\n1. Look\n2. Retry\n\n## **Recommended Documents**\n\nIf it is slow, read:\n\n* [Speed](https://example.org/a)\n',
      ),
    );
    expect(topic.title).toBe('The copy fails');
    expect(summaryOf(topic)).toEqual(['It failed', 'To see why:']);
    expect(told(topic.steps)).toEqual(['Look', 'Retry']);
    expect(topic.links.map(plainSpans)).toEqual(['Speed']);
    expect(notesOf(topic)).toEqual(['If it is slow, read:']);
  });

  it('has clouds, support topics and a source from its header', () => {
    const attributes = { cloudEnvironments: 'Public, MoonCake,public', supportTopicIds: '1001;1002', articleId: 'x' };
    expect(topicOf(selfHelp('# The copy fails\n\n- Retry', attributes))).toMatchObject({
      clouds: ['public', 'mooncake'],
      supportTopics: ['1001', '1002'],
      sources: [{ article: 'article', title: 'Orbit copy fails' }],
    });
  });

  it.each([
    ['a heading that only says that something was found', '# We ran diagnostics on your machine', 'Orbit copy fails'],
    ['a heading with the word error before a code', '# Error OrbitDiskFull', 'OrbitDiskFull'],
    ['no heading', 'Text', 'Orbit copy fails'],
  ])('finds its title with %s', (_name, heading, title) => {
    expect(topicOf(selfHelp(`${heading}\n\n## Recommended Steps\n\n- Retry`)).title).toBe(title);
  });

  it('keeps a heading that is no title in its text', () => {
    expect(summaryOf(topicOf(selfHelp('# We found an issue\n\n- Retry')))).toContain('We found an issue');
  });

  it('takes bubble text and description for what people see and say', () => {
    const topic = topicOf(
      selfHelp('# The copy fails\n\n- Retry', {
        infoBubbleText: 'The last copy failed. See details on the right.',
        description: 'Every copy stopped',
      }),
    );
    expect(topic.messages).toEqual(['The last copy failed.']);
    expect(topic.symptoms).toEqual(['Every copy stopped', 'Orbit copy fails']);
  });

  it('warns of a line of its header that speaks of another problem, and does not use it', () => {
    const text = selfHelp('# The copy fails\n\n- Retry', { infoBubbleText: 'Printer out of paper' });
    expect(topicOf(text).messages).toEqual([]);
    expect(warningsOf(text)).toEqual([
      '3: infoBubbleText "Printer out of paper" speaks of another problem than the article; it is not used',
    ]);
  });

  it('takes a bold line for a heading of steps or documents', () => {
    const topic = topicOf(
      selfHelp(
        '# The copy fails\n\n**Recommended Steps**\n\n- Retry\n\n**Recommended Documents**\n\n- [a](https://example.org)',
      ),
    );
    expect(told(topic.steps)).toEqual(['Retry']);
    expect(topic.links).toHaveLength(1);
  });

  it('takes prose before announced steps for the explanation', () => {
    const topic = topicOf(
      selfHelp('# The copy fails\n\n## Common issues\n\nThere are many.\n\n## Recommended Steps\n\n- Retry'),
    );
    expect(told(topic.steps)).toEqual(['Retry']);
    expect(summaryOf(topic)).toEqual(['Common issues', 'There are many.']);
  });

  it('takes lists before announced steps for the explanation, and for steps where none are announced', () => {
    expect(told(topicOf(selfHelp('# A\n\nMaybe:\n\n- one\n\n## Recommended Steps\n\n- Retry')).steps)).toEqual([
      'Retry',
    ]);
    expect(told(topicOf(selfHelp('# A\n\nDo:\n\n- one\n\n## More\n\n- two')).steps)).toEqual(['one', 'More', '  two']);
  });

  it.each([
    [{ articleId: 'orbit-agenterrorwindows' }, 'windows'],
    [{ resourceTags: 'orbit, linux' }, 'linux'],
    [{ resourceTags: 'windows, linux' }, 'any'],
    [{ pageTitle: 'Orbit Agent: Windows', resourceTags: 'linux' }, 'windows'],
  ])('has its system from %j', (attributes, platform) => {
    expect(topicOf(selfHelp('# The agent\n\n- Retry', attributes)).platform).toBe(platform);
  });

  it('is a form where its body asks questions', () => {
    const body = '# Questions\n---\n{ "formElements": [{ "displayLabel": "When?" }] }\n---\n';
    const { pack } = compileTexts({ a: selfHelp(body, { supportTopicIds: '1001' }) });
    expect(pack.ids).toEqual([]);
    expect(pack.forms()).toMatchObject([
      { title: 'Orbit copy fails', supportTopics: ['1001'], fields: [{ label: 'When?' }] },
    ]);
  });

  it.each([
    ['# The copy fails', '4: the article has a title and no text: it is never an answer'],
    ['# The copy fails\n\nIt is so.', '4: no recommended step was found'],
    [
      '# A\n---\n{ "description": "one\ntwo" }\n---',
      '6: the JSON is broken here (UnexpectedEndOfString); what could be read is used',
    ],
  ])('warns of %j', (body, warning) => {
    expect(warningsOf(selfHelp(body))).toContain(warning);
  });

  it('is refused without any title', () => {
    expect(compileTexts({ a: '<properties service="x"/>\ntext' }).refused).toEqual([
      { file: 'a.md', line: 1, reason: 'the article has neither a page title nor a heading' },
    ]);
  });
});
