import type { Facets, Question } from '../model/question.js';
import { allSteps, type Topic } from '../model/topic.js';
import type { Finding, ParsedArticle } from './parsed-article.js';

/** What articles are for that no question asks: nobody could ever tell it. @param textOf an article's file, for its lines */
export function checkFacets(
  articles: readonly ParsedArticle[],
  questions: readonly Question[],
  textOf: (parsed: ParsedArticle) => string,
): Finding[] {
  return articles.flatMap((parsed) =>
    parsed.drafts.flatMap(({ topic }) =>
      facetsOf(topic).flatMap(({ facets, isHeader }) =>
        Object.entries(facets).flatMap(([question, answers]) =>
          answers.flatMap((answer): Finding[] => {
            const reason = whyUnknown(question, answer, questions);
            if (reason === undefined) return [];
            const line = lineOf(textOf(parsed), isHeader ? /^for\s*:/ : markOf(question, answer));
            return [{ file: parsed.file, line, reason }];
          }),
        ),
      ),
    ),
  );
}

function facetsOf(topic: Topic): { facets: Facets; isHeader: boolean }[] {
  const inside = [...allSteps(topic), ...topic.causes].flatMap(({ facets }) => (facets ? [facets] : []));
  const own = topic.facets ? [{ facets: topic.facets, isHeader: true }] : [];
  return [...own, ...inside.map((facets) => ({ facets, isHeader: false }))];
}

function whyUnknown(id: string, answer: string, questions: readonly Question[]): string | undefined {
  const question = questions.find((each) => each.id === id);
  const known = (question?.answers ?? questions).map((each) => each.id).join(', ') || 'none';
  if (!question) return `no question is called "${id}" in questions.yaml; there are: ${known}`;
  if (question.answers.some((each) => each.id === answer)) return undefined;
  return `the question "${id}" has no answer "${answer}"; it has: ${known}`;
}

function markOf(question: string, answer: string): RegExp {
  return new RegExp(String.raw`\[${question}:\s{0,9}${answer}\]`, 'i');
}

function lineOf(text: string, pattern: RegExp): number {
  const line = text.split('\n').findIndex((each) => pattern.test(each));
  return line < 0 ? 1 : line + 1;
}
