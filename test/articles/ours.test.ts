import { describe, expect, it } from '@jest/globals';
import { parseOurs } from '../../src/articles/ours.js';
import { Refusal } from '../../src/articles/parsed-article.js';
import { plainBlocks, plainSpans } from '../../src/model/content.js';
import { notesOf, ours, summaryOf, told } from './told.js';

const parse = (text: string) => parseOurs({ article: 'area/vault-full', file: 'vault-full.md', text });
const topicOf = (text: string) => parse(text).drafts[0]!.topic;

function findings(text: string): string[] {
  try {
    parse(text);
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown.findings.map(({ line, reason }) => `${line}: ${reason}`);
    throw thrown;
  }
  return [];
}

describe('an article of our own', () => {
  it('is read in its sections', () => {
    const topic = topicOf(
      ours(
        'Why.\n\n## Causes\n\n1. [Linux] [The agent](agent.md)\n\n## Steps\n\n1. Open.\n   - Look.\n\n## If it still fails\n\nAsk.\n\n## Notes\n\n- [Windows] Only here.\n\n## Links\n\n- [A](https://example.org)\n\n## Related\n\n- [B](b.md)\n',
      ),
    );
    expect(topic).toMatchObject({
      id: 'vault-full',
      articles: ['area/vault-full'],
      title: 'The vault is full',
      causes: [{ title: 'The agent', topic: 'agent.md', platform: 'linux' }],
      ordered: true,
      related: ['b.md'],
    });
    expect(summaryOf(topic)).toEqual(['Why.']);
    expect(told(topic.steps)).toEqual(['Open.', '  Look.']);
    expect(plainBlocks(topic.ifItStillFails)).toBe('Ask.');
    expect(notesOf(topic)).toEqual(['Windows: Only here.']);
    expect(topic.links.map(plainSpans)).toEqual(['A']);
  });

  it('has a header that is kept', () => {
    const header =
      'codes: [OrbitVaultFull]\nclouds: [Public]\nplatform: linux\nreviewed: 2026-11-01\nsupport-topics: [1001]';
    const parsed = parse(ours('## Steps\n\n1. Go.', header));
    expect(parsed.drafts[0]).toMatchObject({
      sameAs: ['code:orbitvaultfull'],
      topic: {
        codes: ['OrbitVaultFull'],
        clouds: ['public'],
        platform: 'linux',
        reviewed: '2026-11-01',
        supportTopics: ['1001'],
        sources: [{ title: 'A page', article: 'area/vault-full' }],
      },
    });
  });

  it('knows for which system a step is, and all below it', () => {
    const [first, second] = topicOf(ours('## Steps\n\n1. [Windows] One.\n   - Two.\n2. Three.')).steps;
    expect([first?.platform, first?.steps[0]?.platform, second?.platform]).toEqual(['windows', 'windows', 'any']);
    expect(told([first!])).toEqual(['One.', '  Two.']);
  });

  it('leads from a step to the article it links to', () => {
    expect(topicOf(ours('## Steps\n\n1. See [this](agent.md#steps).')).steps[0]?.topic).toBe('agent.md#steps');
  });

  it('takes a checklist for steps without order', () => {
    expect(topicOf(ours('## Checklist\n\n- One.\n- Two.'))).toMatchObject({ ordered: false, steps: { length: 2 } });
  });

  it('needs no steps when it has causes', () => {
    expect(findings(ours('## Causes\n\n1. [A](a.md)'))).toEqual([]);
  });

  const steps = '## Steps\n\n1. Go.\n';
  it.each([
    ['no steps', 'Text.', '6: the article has no steps: add "## Steps" with a list, or "## Causes" with links'],
    [
      'an empty section of steps',
      '## Steps\n\nText.',
      '6: the article has no steps: add "## Steps" with a list, or "## Causes" with links',
    ],
    ['an unknown section', `${steps}\n## Advice\n`, /^10: unknown section "Advice": sections are "## Causes"/],
    ['a section of another level', `${steps}\n# Notes\n`, /^10: unknown section "Notes"/],
    ['a section twice', `${steps}\n## Notes\n\n## notes\n`, '12: the section "Notes" stands twice'],
    ['steps and a checklist', `${steps}\n## Checklist\n\n- Go.\n`, '10: an article has either steps or a checklist'],
    [
      'a cause without a link',
      `## Causes\n\n1. [A](a.md)\n2. B\n\n${steps}`,
      '9: a cause must be a link to its topic: [what it is](file.md)',
    ],
    ['causes without a list', `## Causes\n\nText.\n\n${steps}`, '6: the causes must be a list of links to topics'],
  ])('is refused with %s', (_name, body, expected) => {
    expect(findings(ours(body))).toEqual([typeof expected === 'string' ? expected : expect.stringMatching(expected)]);
  });

  it('is refused with all that is wrong', () => {
    expect(findings(ours('## Advice\n', 'color: red'))).toHaveLength(3);
  });
});
