import type { Block, Span } from '../model/content.js';
import type { Step, Topic } from '../model/topic.js';

type SpanMap = (spans: Span[]) => Span[];

function mapBlocks(blocks: readonly Block[], map: SpanMap): Block[] {
  return blocks.map((block): Block => {
    switch (block.kind) {
      case 'paragraph':
      case 'heading':
        return { ...block, spans: map(block.spans) };
      case 'note':
        return { ...block, blocks: mapBlocks(block.blocks, map) };
      case 'list':
        return { ...block, items: block.items.map((item) => mapBlocks(item, map)) };
      case 'table':
        return { ...block, header: block.header.map(map), rows: block.rows.map((row) => row.map(map)) };
      default:
        return block;
    }
  });
}

function mapStep(step: Step, map: SpanMap): Step {
  return { ...step, body: mapBlocks(step.body, map), steps: step.steps.map((below) => mapStep(below, map)) };
}

/** A copy of a topic in which every run of spans was replaced. */
export function mapTopicSpans(topic: Topic, map: SpanMap): Topic {
  return {
    ...topic,
    summary: mapBlocks(topic.summary, map),
    steps: topic.steps.map((step) => mapStep(step, map)),
    ifItStillFails: mapBlocks(topic.ifItStillFails, map),
    notes: mapBlocks(topic.notes, map),
    links: topic.links.map(map),
  };
}
