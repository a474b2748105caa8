import type { ShownSteps } from '../model/decision.js';
import type { Pack } from '../model/pack.js';
import type { Button, Section, View } from './view.js';
import { notMyProblemButton, othersButton, saveButton, solvedButton, stillFailingButton } from './views/buttons.js';
import { keptSections, withBackButton } from './views/kept.js';
import { textRow } from './views/lines.js';

/**
 * Completes a view of steps: how many are done, and what the asker can say to them.
 * @param name what kind of card it is, said before how many steps are done
 * @param part the part of the topic that it shows
 */
export function stepsView(
  view: View,
  name: string,
  part: string,
  shown: ShownSteps,
  pack: Pack,
  onwards: Button = stillFailingButton,
): View {
  const checks = view.sections.flatMap(({ rows }) => rows).filter((row) => row.kind === 'check');
  const done = checks.filter((check) => check.done).length;
  const hasChecks = checks.length > 0;
  const progress = `${done} of ${checks.length} done`;
  return {
    ...view,
    topic: shown.topic,
    part,
    ...(hasChecks && { was: (shown.ticked ?? []).join(' ') }),
    kicker: done === 0 ? name : `${name}: ${progress}`,
    notice: noticeOf(shown.gone ?? 0),
    sections: [...asked(shown), ...view.sections, ...keptSections(shown.before, pack)],
    speak: shown.redraw ? `Saved: ${progress}. ${view.title}.` : view.speak,
    buttons: withBackButton(
      [
        solvedButton,
        onwards,
        ...(hasChecks ? [saveButton] : []),
        notMyProblemButton,
        ...(shown.others ? [othersButton] : []),
      ],
      shown.before,
    ),
  };
}

function noticeOf(gone: number): string {
  if (gone === 0) return '';
  const what = gone === 1 ? 'One of the steps that you ticked is' : `${gone} of the steps that you ticked are`;
  return `${what} no longer in the article, which was changed since. Everything else is saved.`;
}

function asked({ asks }: ShownSteps): Section[] {
  return asks ? [{ heading: '', rows: [textRow('Everything here is done. Did it help?')] }] : [];
}
