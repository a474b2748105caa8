import { describe, expect, it } from '@jest/globals';
import { compileTexts, notesOf } from './told.js';

const vault = '# Vaults\n\n- Open it.\n';
const compiled = (text: string) => compileTexts({ agent: text, vault });
const topicOf = (text: string) => compiled(text).pack.get('agent')!;

describe('resolveDraft', () => {
  it('replaces links in every place', () => {
    const { summary, steps, notes, links } = topicOf(
      '# Agent\n\nSee [a](vault.md).\n\n- Do [b](vault.md).\n\n> Mind [c](vault.md).\n\n## See also\n\n- [d](vault.md)\n',
    );
    const found = JSON.stringify([summary, steps, notes, links]).match(/"href":"[^"]*"/g);
    expect(found).toEqual(Array(4).fill('"href":"topic:vaults"'));
  });

  it('shows a link to its own topic as text', () => {
    expect(JSON.stringify(topicOf('# Agent\n\n- See [above](#agent).').steps)).not.toContain('href');
  });

  it('shows a link that leads nowhere as text, and warns once', () => {
    const { pack, warnings } = compiled('# Agent\n\n- See [a](gone.md) and [b](gone.md).');
    expect(JSON.stringify(pack.get('agent'))).not.toContain('href');
    expect(warnings).toEqual([
      { file: 'agent.md', line: 3, reason: 'the link gone.md leads to no article of this folder; it is shown as text' },
    ]);
  });

  it('keeps a cause without a topic as a note', () => {
    const topic = topicOf(
      '# Agent\n\n**Cause 1: [a](vault.md)**\n\n**Cause 2: [b](https://example.org)**\n\n**Cause 3: [c](#gone)**',
    );
    expect(topic.causes).toMatchObject([{ title: 'a', topic: 'vaults' }]);
    expect(topic.notes).toEqual([
      { kind: 'paragraph', spans: [{ text: 'b', href: 'https://example.org' }] },
      { kind: 'paragraph', spans: [{ text: 'c' }] },
    ]);
  });

  it('keeps what a link list says without a link as a note', () => {
    const topic = topicOf('# Agent\n\n- Go.\n\n## See also\n\n- [a](gone.md)\n- [b](vault.md)');
    expect(notesOf(topic)).toEqual(['a']);
    expect(topic.links).toHaveLength(1);
  });

  it('leads from a step to a topic, or lets it be a step', () => {
    const { steps } = topicOf('# Agent\n\n**Step 1: [a](vault.md)**\n\n**Step 2: [b](#gone)**');
    expect(steps.map(({ topic }) => topic)).toEqual(['vaults', undefined]);
  });
});
