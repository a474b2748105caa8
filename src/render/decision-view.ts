import type { Decision } from '../model/decision.js';
import type { Pack } from '../model/pack.js';
import type { Topic, TopicId } from '../model/topic.js';
import type { ImageUrl } from './rows.js';
import type { View } from './view.js';
import { answerView } from './views/answer.js';
import { askPlatformView } from './views/ask-platform.js';
import { causeView } from './views/cause.js';
import { checklistView } from './views/checklist.js';
import { chooseView } from './views/choose.js';
import { errorView } from './views/error.js';
import { exhaustedView } from './views/exhausted.js';
import { moreView } from './views/more.js';
import { notFoundView } from './views/not-found.js';
import { solvedView } from './views/solved.js';
import { welcomeView } from './views/welcome.js';

/** What a decision says to the asker. A topic that is gone since the decision was made is answered honestly. */
export function decisionView(decision: Decision, pack: Pack, imageUrl: ImageUrl): View {
  const withTopic = (id: TopicId, show: (topic: Topic) => View): View => {
    const topic = pack.get(id);
    return topic ? show(topic) : notFoundView('outdated-button', pack);
  };
  switch (decision.kind) {
    case 'welcome':
      return welcomeView(pack);
    case 'answer':
      return withTopic(decision.topic, (topic) => answerView(decision, topic, pack, imageUrl));
    case 'checklist':
      return withTopic(decision.topic, (topic) => checklistView(decision, topic, pack, imageUrl));
    case 'cause':
      return withTopic(decision.topic, (topic) =>
        withTopic(decision.cause, (cause) => causeView(decision, topic, cause, pack, imageUrl)),
      );
    case 'more':
      return withTopic(decision.topic, (topic) => moreView(topic, pack, imageUrl));
    case 'choose':
      return chooseView(
        decision.topics.flatMap((id) => pack.get(id) ?? []),
        decision.each,
      );
    case 'ask-platform':
      return withTopic(decision.topic, askPlatformView);
    case 'exhausted':
      return withTopic(decision.topic, (topic) => exhaustedView(topic, decision.tried, pack));
    case 'solved':
      return solvedView(pack.get(decision.topic));
    case 'not-found':
      return notFoundView(decision.reason, pack, decision.code);
    case 'error':
      return errorView(decision.id);
  }
}
