// Ours as it runs in a turn: secrets removed, the text understood, matched and decided on.
import { buildIndex } from '../../../../dist/match/build-index.js';
import { createMatcher } from '../../../../dist/match/match.js';
import { newConversation } from '../../../../dist/model/conversation.js';
import { createPack } from '../../../../dist/model/pack.js';
import { ownTerms } from '../../../../dist/knowledge.js';
import { loadFit } from '../../../../dist/triage.js';
import { think } from '../../../../dist/turn/think.js';

export async function build(documents) {
  const topics = documents.map(({ topic }) => topic);
  const index = buildIndex(topics, await ownTerms());
  const parts = { pack: createPack(topics), match: createMatcher(index, await loadFit()) };
  const traits = { cards: true, universalActions: false };
  return {
    search(text, limit) {
      const message = { kind: 'text', id: '', conversation: '', text, attachments: 0, traits };
      const { matches } = think(message, newConversation(), parts);
      return matches.slice(0, limit).map(({ topic, confidence }) => ({ id: topic, score: confidence }));
    },
    close: () => undefined,
  };
}
