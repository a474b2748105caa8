import { plainSpans } from '../model/content.js';
import { looksLikeCode } from '../model/error-code.js';
import { codesOfHeading } from './codes-of.js';
import { sectionAndBelow, type Section } from './document.js';
import { newTopic } from './new-topic.js';
import type { Draft } from './parsed-article.js';
import { platformOfTitle } from './platform-of.js';
import { bareSentence } from './same-text.js';
import { shortSlug } from './slug.js';
import { TopicReader } from './topic-reader.js';

/**
 * A section of a Learn article as a topic, with a draft of its own for each cause that it tells on the spot.
 * `parts` are the sections below it that belong to the same topic; `edition` names the article, whatever its file is
 * called: sections of one name in articles of one name are editions of the same text.
 */
export function learnTopic(section: Section, parts: readonly Section[], article: string, edition: string): Draft[] {
  const heading = plainSpans(section.heading);
  const { codes, rest } = codesOfHeading(heading);
  const title = rest === '' ? heading : rest;
  const topic = newTopic(codes[0] ?? shortSlug(heading), article, title);
  topic.codes = codes;
  topic.platform = platformOfTitle(title);

  const reading = new TopicReader(topic, section.line);
  reading.read(section.blocks);
  for (const part of parts) reading.readPart(part);
  // The line "Error message" is printed as the product prints it; headings often shorten it.
  const printed = topic.messages.map(bareSentence);
  if (codes.length > 0 && rest !== '' && !printed.includes(bareSentence(rest))) topic.messages.push(rest);
  reading.finish();

  const anchors = [section, ...parts.flatMap(sectionAndBelow)].flatMap((each) => each.anchors);
  const sameAs = [
    ...topic.codes.filter(looksLikeCode).map((code) => `code:${code.toLowerCase()}`),
    ...section.anchors.map((anchor) => `section:${edition}#${anchor.toLowerCase()}`),
  ];
  return [{ topic, anchors, line: section.line, sameAs }, ...reading.ownCauses];
}
