import { loadTemplates } from '../../src/triage.js';
import type { Decision } from '../../src/model/decision.js';
import { createPack, type Pack } from '../../src/model/pack.js';
import type { Reply } from '../../src/model/reply.js';
import type { Topic } from '../../src/model/topic.js';
import { createRenderer, type RenderContext, type Renderer } from '../../src/render/render.js';

export const templates = await loadTemplates();

/** Where the pictures of tests are; those of other names cannot be shown. */
export function imageUrl(src: string): string | undefined {
  return src.endsWith('.png') ? `https://example.org/pictures/${src}` : undefined;
}

export function rendererOf(pack: Pack): Renderer {
  return createRenderer(pack, templates, imageUrl);
}

/** Renders for a channel without universal actions, unless told otherwise. */
export function aContext(more: Partial<RenderContext> & { universalActions?: boolean } = {}): RenderContext {
  const { universalActions = false, removed = [], turn = 'turn-1' } = more;
  return { traits: { cards: true, universalActions }, removed, turn };
}

/** A topic as it is answered. */
export function answerWith(topic: Topic, ...others: Topic[]): Reply[] {
  const decision: Decision = { kind: 'answer', topic: topic.id };
  return rendererOf(createPack([topic, ...others]))(decision, aContext());
}
