/** What the text under a heading is for. */
export type HeadingRole = 'steps' | 'documents' | 'notes' | 'summary' | 'other';

const steps =
  /^(recommended (steps?|actions?)|solutions?( (for|to) this (error|issue))?|resolutions?|workarounds?|mitigations?( steps)?|troubleshooting( steps| (and|&) solution)?|fix it yourself|directions|steps?|how to fix( it)?|what to do)$/;
const documents =
  /^(recommended (documents?|articles?|resources|reading)|additional (resources|references?|links|reading)|useful links|(more )?resources|related (links|articles|content|topics|documents)|see also|references?|learn more|next steps|further reading|documentation)$/;
const notes = /^(notes?|important|considerations|limitations?|known limitations?)$/;
const summary =
  /^(symptoms?|causes?|root causes?|issue( description| details)?|problem( description)?|description|overview|background|error (codes?|messages?)|details|summary|introduction)$/;

/** What a heading announces by its words alone. */
export function headingRole(heading: string): HeadingRole {
  const words = heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}&\s-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (steps.test(words)) return 'steps';
  if (documents.test(words)) return 'documents';
  if (notes.test(words)) return 'notes';
  if (summary.test(words)) return 'summary';
  return 'other';
}

/** Whether a heading divides a topic rather than beginning one: "Step 2: ...", "Solution", "Prerequisites". */
export function dividesTopic(heading: string): boolean {
  return (
    headingRole(heading) !== 'other' ||
    /^\W*(step|option|method|cause|scenario|solution|resolution)\s+\d+\b/i.test(heading) ||
    /^\W*(prerequisites|before you (begin|start)|more information|verify\b.*|feedback|in this article)\W*$/i.test(
      heading,
    )
  );
}
