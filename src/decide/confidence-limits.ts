/** From this confidence on a topic is shown without a question, if nothing else comes near. */
export const answerFrom = 0.7;

/** From this confidence on a topic is worth offering, and with it those that are at least this share as likely. */
export const offerFrom = 0.15;
export const alsoOfferFrom = 0.5;

/** How far the best must be ahead of the next, or both are offered. */
export const clearLead = 0.06;
