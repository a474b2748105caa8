/** Words that follow `password:` or `password is` in plain speech, and that nobody takes for the password itself. */
const SAID_WORDS = new Set(
  (
    'a an the my your our his her their its it this that these those i we you they he she one there here ' +
    'is was are were be been being has have had do does did done can could will would shall should may might must ' +
    'not no never only also still just already always now then again soon yet ever even too very so such more most ' +
    'and or but nor if when while because since as than until unless though although ' +
    'of in on at to for from by with without within into onto over under after before about between during against via per ' +
    'how what why where who which whose whether ' +
    'incorrect wrong invalid bad expired expiring required missing empty blank null none unknown unset undefined ' +
    'correct right valid ok okay good fine same different new old temporary temp default current previous weak strong long ' +
    'short simple complex set reset changed change needed need provided given stored saved kept sent shown hidden visible ' +
    'protected encrypted locked unlocked disabled enabled accepted rejected denied refused failed failing failure fails ' +
    'working works lost forgotten forgot unavailable available optional mandatory mismatch mismatched synced unchanged ' +
    'true false yes please see use using used enter entered type typed try tried get got getting ask asked asking ' +
    'error errors issue issues problem problems help question prompt field box value policy policies manager management ' +
    'protection authentication auth hash hashes sync synchronization writeback rotation expiry expiration history length ' +
    'complexity requirements requirement rules rule reset-option recovery vault account accounts user users login ' +
    'username name option options parameter parameters argument arguments flag switch string strings characters character ' +
    'letters digits bits days hours minutes months years times attempts safe secure compromised public private known ' +
    'verified unverified confirmed changed-by updated created generated configured set-up not-set case-sensitive ' +
    'read-only something anything everything nothing somewhere elsewhere mine yours ours theirs ' +
    'basic bearer any all both each every other another few many much several some ' +
    // the same in a few other languages
    'ist war falsch richtig abgelaufen vergessen nicht und oder der die das ein eine für von mit zu zum zur wie was warum ' +
    'wird wurde kann muss geändert zurücksetzen ungültig est expiré incorrecte oublié pas le la les de du des un une pour ' +
    'comment réinitialiser es caducada incorrecta olvidada para cómo el los en con por expirou incorreta não nao como ' +
    'non è scaduta errata come jest wygasło nie jak är fel inte hur verlopen onjuist niet hoe het een'
  ).split(' '),
);

/** Endings of words that tell of a state or an act: `expired`, `changing`, `recently`. */
const STATE_ENDING =
  /^[a-z]{3,}(?:ed|ing|[aeti]lly|tely|ntly|edly|[ou]sly|ively|bly|erly|able|ible|tion|ment|ness|less)$/;

/** Whether a word belongs to plain speech rather than to a secret. */
export function isSaidWord(word: string): boolean {
  const lower = word.toLowerCase();
  if (SAID_WORDS.has(lower)) return true;
  if (/^[a-z]+$/.test(lower)) return STATE_ENDING.test(lower);
  const bare = lower.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  return bare === '' || SAID_WORDS.has(bare) || STATE_ENDING.test(bare);
}

/**
 * Whether a word that stands where a value stands tells the state of things: `password=expired`. Its ending alone
 * does not prove it, for `charmed` and `flying` are passwords too.
 */
export function isStatusWord(word: string): boolean {
  return SAID_WORDS.has(word.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''));
}

/**
 * Whether several words are a sentence or a part of one: at least half of them belong to plain speech, or at least two
 * and one in four.
 */
export function isProse(text: string): boolean {
  const words = text.trim().split(/\s+/).slice(0, 40);
  if (words.length < 2) return words.every(isStatusWord);
  const said = words.filter(isSaidWord).length;
  const isSaid = said * 2 >= words.length || (said >= 2 && said * 4 >= words.length);
  return isSaid && words.some((word) => /^\p{L}{2,}/u.test(word));
}
