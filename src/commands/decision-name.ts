import type { Decision } from '../model/decision.js';

/** What the bot does with a question, for machines. */
export type DecisionName = 'answer' | 'choose' | 'ask' | 'refuse';

/** Names a decision: an article is shown, several are offered, something is asked, or nothing is shown. */
export function decisionName({ kind }: Decision): DecisionName {
  switch (kind) {
    case 'answer':
    case 'checklist':
    case 'guide':
    case 'cause':
    case 'so-far':
    case 'exhausted':
    case 'more':
      return 'answer';
    case 'choose':
      return 'choose';
    case 'ask-platform':
    case 'ask':
    case 'did-it-help':
    case 'welcome':
    case 'form':
    case 'offer-person':
      return 'ask';
    // Thanks are returned, no article is shown.
    case 'solved':
    case 'not-found':
    case 'error':
    case 'ticket':
    case 'ticket-limit':
    case 'my-tickets':
    case 'said':
    case 'relayed':
      return 'refuse';
  }
}

/** The topics that a decision shows, offers or asks about. */
export function decidedTopics(decision: Decision): string[] {
  if (decision.kind === 'choose' || decision.kind === 'ask') return decision.topics;
  return 'topic' in decision && decision.topic !== undefined ? [decision.topic] : [];
}
