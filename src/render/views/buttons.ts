import type { Button } from '../view.js';

export const solvedButton: Button = { title: 'This fixed it', verb: 'solved', isPrimary: true };
export const stillFailingButton: Button = { title: 'Still failing', verb: 'still-failing' };
export const notMyProblemButton: Button = { title: 'Not my problem', verb: 'not-my-problem' };
export const othersButton: Button = { title: 'Show the others', verb: 'show-others' };
export const saveButton: Button = { title: 'Save what is done', verb: 'tick' };
export const goOnButton: Button = { title: 'Go on', verb: 'go-on', isPrimary: true };
/** Only where a line tells what it leads back to. */
export const backButton: Button = { title: 'Back', verb: 'back' };
export const moreButton: Button = { title: 'Notes, links and sources', verb: 'more' };
export const startOverButton: Button = { title: 'Start over', verb: 'start-over' };
export const personButton: Button = { title: 'Talk to a person', verb: 'person' };
