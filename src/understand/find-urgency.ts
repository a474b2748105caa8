/** Words by which people say that something cannot wait. "Critical" and "severe" alone are levels that logs write. */
const urgent =
  /\b(?:urgent(?:ly)?|asap|as soon as possible|emergency|immediately|right now|sev(?:erity)? ?[1a]|p1|prio(?:rity)? ?1|can(?:no|['’]?)t wait|business(?:[- ]critical| (?:is )?down| stopped| impact)|outage|ransom ?ware|(?:production|prod|everything|all (?:our |the )?(?:servers?|systems?|vms?|machines?)|(?:the |our )?(?:whole |entire )(?:site|company|system)) (?:is|are) (?:down|gone|lost|offline|encrypted)|data (?:is|was) (?:lost|gone|deleted)|(?:lost|losing|lose) (?:all )?(?:our |my |the )?data)\b/i;
/** What takes it back. */
const denied =
  /\b(?:not|isn['’]?t|no|nothing|non)[ -](?:so |that |very |really |too )?urgent\b|\bno (?:hurry|rush|outage)\b/i;

/** Whether a text says that it cannot wait. */
export function isUrgent(text: string): boolean {
  return urgent.test(text) && !denied.test(text);
}
