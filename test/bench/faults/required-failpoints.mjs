// Which failpoints each group has to hit; a group fails where it does not. Together they are all that there are.

const bothOf = (...effects) => effects.flatMap((effect) => [`${effect}:before`, `${effect}:after`]);

/** What talks with the bot alone come to. */
export const ofTalks = bothOf(
  ...['make-key', 'migrate', 'commit', 'save-turn', 'open-line', 'append'],
  ...['take-over', 'claim', 'send', 'remove', 'put-back', 'remove-old', 'answer'],
);

/** What tickets, talks with experts, webhooks and the API come to. */
export const ofTickets = bothOf(
  ...['commit', 'save-turn', 'save-change', 'open-line'],
  ...['take-over', 'claim', 'send', 'remove', 'put-back', 'answer'],
);

/** Only where experts have a channel in Teams: no group hits these yet. */
export const notYet = bothOf('save-post', 'add-items');

/** What the short forms hit. */
export const few = {
  talks: ['save-turn:before', 'commit:before', 'commit:after', 'send:after', 'answer:before', 'make-key:before'],
  tickets: ['save-change:before', 'save-change:after', 'send:after'],
};
