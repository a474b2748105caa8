import { plainSpans, type Block, type Span } from '../model/content.js';

const advice =
  /^(?:please\s+|then\s+|also,?\s+|(?:to|after|before|if|once|when|in|on|from) [^,.]{1,80},\s*)?(?:ensure|check|verify|make sure|go to|open|select|click|run|retry|re-try|restart|remove|delete|install|reinstall|update|upgrade|wait|review|use|follow|set|try|exclude|configure|reconfigure|contact|add|change|create|enable|disable|increase|decrease|reduce|navigate|download|stop|start|sign in|see|take|refer|move|split|register|re-register|unregister|grant|assign|provide|confirm|identify|consider|find|look|trigger)\b/i;
const possibility = /\b(?:can be|you can)\b/i;
const demand = /\b(?:must|should|needs? to|ha(?:ve|s) to)\b/i;

/**
 * Divides prose into what it explains and what it tells to do, for articles that number nothing: from the first
 * sentence on that begins with an imperative (or, where there is none, that says what can or must be), it is advice.
 */
export function splitAdvice(blocks: readonly Block[]): { explanation: Block[]; advice: Block[] } {
  for (const form of [advice, possibility, demand]) {
    for (const [index, block] of blocks.entries()) {
      if (block.kind !== 'paragraph') continue;
      const text = plainSpans(block.spans);
      const at = sentenceStarts(text).find((start) => form.test(text.slice(start).split(/[.!?]\s/)[0] ?? ''));
      if (at === undefined) continue;
      const [before, after] = splitSpans(block.spans, at);
      return {
        explanation: [...blocks.slice(0, index), ...asParagraph(before)],
        advice: [...asParagraph(after), ...blocks.slice(index + 1)],
      };
    }
  }
  return { explanation: [...blocks], advice: [] };
}

function sentenceStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/[.!?:]\s+(?=\p{Lu})|\n/gu)].map((found) => found.index + found[0].length)];
}

function asParagraph(spans: Span[]): Block[] {
  return plainSpans(spans).trim() === '' ? [] : [{ kind: 'paragraph', spans }];
}

/** The spans before and after a position in their text; white space at the cut goes. */
function splitSpans(spans: readonly Span[], at: number): [Span[], Span[]] {
  const before: Span[] = [];
  const after: Span[] = [];
  let position = 0;
  for (const span of spans) {
    const cut = Math.min(Math.max(at - position, 0), span.text.length);
    if (cut > 0) before.push({ ...span, text: span.text.slice(0, cut) });
    if (cut < span.text.length) after.push({ ...span, text: span.text.slice(cut) });
    position += span.text.length;
  }
  const last = before.at(-1);
  if (last) last.text = last.text.trimEnd();
  return [before, after];
}
