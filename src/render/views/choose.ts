import { plainBlocks } from '../../model/content.js';
import { looksLikeCode } from '../../model/error-code.js';
import type { Pack } from '../../model/pack.js';
import type { Topic, TopicId } from '../../model/topic.js';
import { shorten } from '../shorten.js';
import { keptSections, withBackButton } from './kept.js';
import { newView, type Option, type View } from '../view.js';

/**
 * Offers the topics that may be meant; or `each` of several problems that were told, to begin with one of them; or the
 * `others` that fitted.
 */
export function chooseView(
  topics: readonly Topic[],
  pack: Pack,
  { each = false, others = false, before }: { each?: boolean; others?: boolean; before?: TopicId } = {},
): View {
  const options = topics.map((topic): Option => ({ title: topic.title, detail: detailOf(topic), topic: topic.id }));
  const question = options.length === 1 ? 'Is it this?' : 'Which of these is it?';
  const title = each ? 'Which of them first?' : question;
  return {
    ...newView('choose', title),
    kicker: each ? `You tell of ${options.length} problems` : others ? 'What else fitted' : 'I am not sure yet',
    sections: keptSections(before, pack),
    options,
    buttons: withBackButton(
      [{ title: options.length === 1 ? 'No, something else' : 'None of these', verb: 'none-of-these' }],
      before,
    ),
    speak: `${title} ${options.map((option, index) => `${index + 1}: ${option.title}.`).join(' ')}`,
  };
}

/** How long the beginning of what a topic means may be. */
const longestDetail = 140;

/** What tells a topic from those that look alike: its code, else the beginning of what it means. */
function detailOf(topic: Topic): string {
  const code = topic.codes.find(looksLikeCode);
  if (code !== undefined) return code;
  const [sentence = ''] = plainBlocks(topic.summary).split(/(?<=[.!?])\s|\n/);
  return shorten(sentence, longestDetail);
}
