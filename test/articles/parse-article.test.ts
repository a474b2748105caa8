import { describe, expect, it } from '@jest/globals';
import { parseArticle } from '../../src/articles/parse-article.js';
import { ours, selfHelp } from './told.js';

const formatOf = (text: string) => parseArticle({ article: 'a', file: 'a.md', text }, () => undefined).format;

describe('parseArticle', () => {
  it.each([
    ['self-help', 'by its header', selfHelp('# A\n\n- Go')],
    ['self-help', 'with text before the header', `# A\n${selfHelp('- Go')}`],
    ['ours', 'by a key of its header', ours('## Steps\n\n1. Go.')],
    ['learn', 'by a key of its header', '---\ntitle: A\nms.date: 05/05/2022\nsources: x\n---\n# A\n\n- Go'],
    ['learn', 'with a header of others', '---\ntitle: A\nlayout: page\n---\n- Go'],
    ['learn', 'without a header', '# A\n\n- Go'],
  ])('knows %s %s', (format, _how, text) => {
    expect(formatOf(text)).toBe(format);
  });

  it('refuses a file without text', () => {
    expect(() => formatOf(' \n')).toThrow('the file is empty');
  });
});
