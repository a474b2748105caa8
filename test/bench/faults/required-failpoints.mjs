// Which failpoints each group has to hit; a group fails where it does not. Together they are all that there are.

const bothOf = (...effects) => effects.flatMap((effect) => [`${effect}:before`, `${effect}:after`]);

/** What talks with the bot alone come to. */
export const ofTalks = bothOf(
  ...['make-key', 'migrate', 'commit', 'save-turn', 'open-line', 'append'],
  ...['take-over', 'claim', 'send', 'remove', 'put-back', 'remove-old', 'answer'],
);

/** What tickets, talks with experts, experts' channels in Teams, webhooks and the API come to. */
export const ofTickets = bothOf(
  ...['commit', 'save-turn', 'save-change', 'save-post', 'add-items', 'open-line'],
  ...['take-over', 'claim', 'send', 'remove', 'put-back', 'answer'],
);

/** What is hit in one of two processes that share a database: each does what the other one could do as well. */
export const ofTwo = bothOf(
  ...['commit', 'save-turn', 'save-change', 'save-post', 'claim', 'send', 'remove', 'answer'],
);

/** What the short forms hit. */
export const few = {
  talks: ['save-turn:before', 'commit:before', 'commit:after', 'send:after', 'answer:before', 'make-key:before'],
  tickets: ['save-change:before', 'save-change:after', 'save-post:before', 'add-items:after', 'send:after'],
  two: ['save-change:after', 'save-post:before'],
};
