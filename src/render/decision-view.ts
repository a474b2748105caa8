import type { Decision, NotFoundReason } from '../model/decision.js';
import type { Pack } from '../model/pack.js';
import type { Topic, TopicId } from '../model/topic.js';
import { peopleView } from './people-view.js';
import type { ImageUrl } from './rows.js';
import type { View } from './view.js';
import { answerView } from './views/answer.js';
import { askPlatformView } from './views/ask-platform.js';
import { askView } from './views/ask.js';
import { personButton } from './views/buttons.js';
import { causeView } from './views/cause.js';
import { checklistView } from './views/checklist.js';
import { chooseView } from './views/choose.js';
import { didItHelpView } from './views/did-it-help.js';
import { errorView } from './views/error.js';
import { exhaustedView } from './views/exhausted.js';
import { formView } from './views/form.js';
import { guideView } from './views/guide.js';
import { moreView } from './views/more.js';
import { myTicketsView } from './views/my-tickets.js';
import { notFoundView } from './views/not-found.js';
import { offerPersonView } from './views/offer-person.js';
import { relayedView } from './views/relayed.js';
import { saidView } from './views/said.js';
import { soFarView } from './views/so-far.js';
import { solvedView } from './views/solved.js';
import { ticketLimitView } from './views/ticket-limit.js';
import { ticketView } from './views/ticket.js';
import { welcomeView } from './views/welcome.js';

/** Whatever article is shown, or none: a person can be asked instead. Questions are short, and have their own answers. */
const withPerson: ReadonlySet<Decision['kind']> = new Set([
  ...(['answer', 'checklist', 'guide', 'cause', 'so-far', 'did-it-help', 'exhausted'] as const),
]);
/** The same where nothing could be found; other notices are about the talk itself. */
const noneFound: ReadonlySet<NotFoundReason> = new Set(['no-match', 'none-of-these', 'no-others']);

/** What holds people's own words, and not those of articles. */
const ofPeople: ReadonlySet<Decision['kind']> = new Set([
  ...(['form', 'ticket', 'my-tickets', 'said', 'relayed'] as const),
]);

function offersPerson(decision: Decision): boolean {
  return decision.kind === 'not-found' ? noneFound.has(decision.reason) : withPerson.has(decision.kind);
}

/** What a decision says to the asker. A topic that is gone since the decision was made is answered honestly. */
export function decisionView(decision: Decision, pack: Pack, imageUrl: ImageUrl): View {
  const made = viewOf(decision, pack, imageUrl);
  const view = ofPeople.has(decision.kind) ? peopleView(made) : made;
  const hasIt = view.buttons.some(({ verb }) => verb === 'person');
  return offersPerson(decision) && !hasIt ? { ...view, buttons: [...view.buttons, personButton] } : view;
}

function viewOf(decision: Decision, pack: Pack, imageUrl: ImageUrl): View {
  const withTopic = (id: TopicId, show: (topic: Topic) => View): View => {
    const topic = pack.get(id);
    return topic ? show(topic) : notFoundView({ reason: 'outdated-button' }, pack);
  };
  switch (decision.kind) {
    case 'welcome':
      return welcomeView(pack);
    case 'answer':
      return withTopic(decision.topic, (topic) => answerView(decision, topic, pack, imageUrl));
    case 'checklist':
      return withTopic(decision.topic, (topic) => checklistView(decision, topic, pack, imageUrl));
    case 'guide':
      return withTopic(decision.topic, (topic) => guideView(decision, topic, pack, imageUrl));
    case 'cause':
      return withTopic(decision.topic, (topic) =>
        withTopic(decision.cause, (cause) => causeView(decision, topic, cause, pack, imageUrl)),
      );
    case 'more':
      return withTopic(decision.topic, (topic) => moreView(topic, pack, imageUrl));
    case 'choose':
      return chooseView(
        decision.topics.flatMap((id) => pack.get(id) ?? []),
        pack,
        decision,
      );
    case 'ask-platform':
      return withTopic(decision.topic, (topic) => askPlatformView(topic, pack, decision.before));
    case 'ask':
      return askView(
        decision.question,
        decision.topics.flatMap((id) => pack.get(id) ?? []),
        pack,
        decision.before,
      );
    case 'so-far':
      return withTopic(decision.topic, (topic) => soFarView(decision, topic, pack));
    case 'did-it-help':
      return withTopic(decision.topic, (topic) => didItHelpView(decision, topic));
    case 'exhausted':
      return withTopic(decision.topic, (topic) => exhaustedView(decision, topic, pack));
    case 'solved':
      return solvedView(decision, pack);
    case 'not-found':
      return notFoundView(decision, pack);
    case 'form':
      return formView(decision, pack);
    case 'ticket':
      return ticketView(decision);
    case 'ticket-limit':
      return ticketLimitView(decision);
    case 'my-tickets':
      return myTicketsView(decision);
    case 'said':
      return saidView(decision);
    case 'relayed':
      return relayedView(decision);
    case 'offer-person':
      return offerPersonView(decision);
    case 'error':
      return errorView(decision.id);
  }
}
