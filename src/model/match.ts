import type { TopicId } from './topic.js';

/** Why a topic matched, the strongest evidence first. */
export interface Evidence {
  kind: 'code' | 'near-code' | 'message' | 'line' | 'words';
  /** What was found: the code, the message, the words of a line as the asker wrote them, or single words of the text. */
  found: string;
}

/** A topic with the confidence, from 0 to 1, that it answers the message. */
export interface Match {
  topic: TopicId;
  confidence: number;
  evidence: Evidence[];
}

/** Why a topic matched, for people. */
export function reasonsOf(evidence: readonly Evidence[]): string {
  // Words of the same meaning find an article without any of its words standing in the text.
  return evidence.length === 0 ? 'the same in other words' : evidence.map(reasonOf).join('; ');
}

function reasonOf({ kind, found }: Evidence): string {
  switch (kind) {
    case 'code':
      return `the code ${found}`;
    case 'near-code':
      return `something close to the code ${found}`;
    case 'message':
      return `most of "${found}"`;
    case 'line':
      return `a line of the article says "${found}"`;
    case 'words':
      return `the words ${found.split(' ').join(', ')}`;
  }
}
