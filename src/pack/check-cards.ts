import type { Finding } from '../articles/parsed-article.js';
import type { Progress } from '../articles/compile.js';
import type { AskerPlatform } from '../model/content.js';
import type { Decision } from '../model/decision.js';
import type { Pack } from '../model/pack.js';
import { partsOf } from '../model/topic-parts.js';
import { causesOf, differsByPlatform } from '../model/topic-steps.js';
import type { Topic, TopicId } from '../model/topic.js';
import type { CardTemplates } from '../render/card-templates.js';
import { cardProblems } from '../render/card-problems.js';
import { createRenderer } from '../render/render.js';

/** What became of rendering every card of a pack. */
export interface CheckedCards {
  count: number;
  /** Bytes of the largest card. */
  largest: number;
  findings: Finding[];
}

/**
 * Renders every card that topics of a pack can become, for both kinds of channels, and checks each.
 * @param ids the topics; all when left out
 */
export function checkCards(
  pack: Pack,
  templates: CardTemplates,
  onProgress: Progress,
  ids: readonly TopicId[] = pack.ids,
): CheckedCards {
  const render = createRenderer(pack, templates);
  const result: CheckedCards = { count: 0, largest: 0, findings: [] };
  const checkAll = (decision: Decision, file: string) => {
    for (const universalActions of [false, true]) {
      const replies = render(decision, { traits: { cards: true, universalActions }, removed: [], turn: 'check' });
      for (const { card } of replies) {
        result.count += 1;
        result.largest = Math.max(result.largest, Buffer.byteLength(JSON.stringify(card)));
        const reasons = cardProblems(card).map((problem) => `its ${decision.kind} card ${problem}`);
        result.findings.push(...reasons.map((reason) => ({ file, line: 1, reason })));
      }
    }
  };
  ids.forEach((id, index) => {
    if (index % 100 === 0) onProgress(index / ids.length);
    const topic = pack.get(id);
    for (const decision of topic ? decisionsFor(topic, pack) : []) checkAll(decision, `${topic?.articles[0] ?? id}.md`);
  });
  // Forms belong to the pack: they are looked at with all of its topics.
  if (ids === pack.ids) {
    for (const { article, folders } of pack.forms())
      checkAll({ kind: 'form', form: article, words: '' }, folders ? article : `${article}.md`);
  }
  onProgress(1);
  return result;
}

function decisionsFor(topic: Topic, pack: Pack): Decision[] {
  const id = topic.id;
  const platforms: (AskerPlatform | undefined)[] = differsByPlatform(topic)
    ? [undefined, 'windows', 'linux']
    : [undefined];
  const causes = causesOf(topic);
  return [
    ...platforms.flatMap((platform): Decision[] => {
      const asker = platform === undefined ? {} : { platform };
      const guide = partsOf(topic, pack, asker).flatMap((part) => (part.kind === 'step' ? [part.step.id] : []));
      return [
        ...guide.map((step, index): Decision => ({
          ...{ kind: 'guide', topic: id, step, position: index + 1, total: guide.length },
          ...asker,
        })),
        { kind: 'answer', topic: id, ...asker },
        ...(topic.ordered ? [] : [{ kind: 'checklist' as const, topic: id, ...asker, ticked: [] }]),
      ];
    }),
    ...causes.map((cause, index): Decision => ({
      kind: 'cause',
      topic: id,
      cause: cause.topic,
      position: index + 1,
      total: causes.length,
    })),
    ...(platforms.length > 1 ? [{ kind: 'ask-platform' as const, topic: id }] : []),
    ...pack.questions.map((question): Decision => ({ kind: 'ask', question: question.id, topics: [id] })),
    { kind: 'choose', topics: [id] },
    { kind: 'more', topic: id },
  ];
}
