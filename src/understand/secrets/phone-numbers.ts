import type { Detector, Find } from './detector.js';

const CANDIDATE =
  /(?<![\p{L}\p{N}_.+/:@#%=&\\~-]|[({]\d{0,3})(?:\+|\(\+?|00(?=[1-9]))?\d(?:[ \t.()/-]{0,3}\d){6,16}(?![\p{L}\p{N}_]|[-.:/@]\d)/gu;

/** Words that announce a telephone number, right before it. */
const ANNOUNCED =
  /(?:phone|mobile|\bcell|\btel\b|telephone|telefon\w*|tel[eé]fono|téléphone|portable|handy|fax|whatsapp|hotline|\bmob\b|\bph\b|\bsms\b|\bdial\b|\bring\b|\bcall(?:ing)?(?: (?:me|us|him|her|them|back|at|on|our|my|support))+|reach(?:able)? (?:me|us|at|on|him|her)|text me|contact (?:number|no)|direct line|helpline|\bext\b|téléfono|telefone|celular|電話|电话|手机|전화|телефон|numer telefonu|tel(?:\.|:))[^\d\n+(]{0,24}$/iu;

const LETTERS = /\p{L}\p{L}/u;

/** Groups as in North America: the parts of area and exchange never begin with 0 or 1. */
const NORTH_AMERICAN = /^(?:\+?1[ .-]?)?(?:\([2-9]\d\d\)[ .-]?|[2-9]\d\d-)[2-9]\d\d[ .-]\d{4}$/;
const TOLL_FREE = /^1?[ .-]?\(?(?:800|888|877|866|855|844|833)\)?[ .-]\d{3}[ .-]\d{4}$/;
const INTERNATIONAL = /^(?:\+|\(\+)[1-9]/;
/** A leading 00 with the code of a country and groups behind it; four digits each are the columns of a dump. */
const DIALLED_ABROAD = /^00[1-9]\d{0,2}(?!(?: \d{4})+$)(?: \d{2,8}){2,4}$/;
/** An area code, a dot and the rest, as in Germany; without a word before it this is a figure. */
const DOTTED = /^0[1-9]\d{1,3}(?:\.\d{3,8}){1,2}$/;
const DATE_OR_VERSION =
  /^\+?(?:19|20)\d\d[-./ ]?(?:0[1-9]|1[0-2])[-./ ]?[0-3]\d|^\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d|^\d{1,3}(?:\.\d{1,3}){3}$|^\d+(?:\.\d+){1,3}$/;

/**
 * Telephone numbers. A number must look like one: a leading plus, the groups of North America, or a word before it
 * that announces it. Long figures alone are counts, job numbers or times. Format: ITU-T E.164, E.123.
 */
export const phoneNumbers: Detector = {
  name: 'telephone numbers',
  triggers: [],
  find: ({ text }) => {
    const finds: Find[] = [];
    for (const match of text.matchAll(CANDIDATE)) {
      const start = match.index;
      const number = match[0];
      if (isPhoneNumber(number, text.slice(Math.max(0, start - 48), start))) {
        finds.push({ start, end: start + number.length, kind: 'phone number', yields: true });
      }
    }
    return finds;
  },
};

function isPhoneNumber(number: string, before: string): boolean {
  const digits = number.replace(/\D/g, '').length;
  // `+132/-167` counts lines that were added and removed.
  if (digits < 7 || digits > 16 || number.includes('/-')) return false;
  if (INTERNATIONAL.test(number)) return digits >= 8 && digits <= 15 && !DATE_OR_VERSION.test(number);
  if (NORTH_AMERICAN.test(number) || TOLL_FREE.test(number)) return true;
  if (DIALLED_ABROAD.test(number)) return digits >= 11;
  if (DATE_OR_VERSION.test(number) && !(DOTTED.test(number) && digits >= 9)) return false;
  const line = before.slice(before.lastIndexOf('\n') + 1);
  // Tables of figures have thousands of candidates, and no word before most of them.
  return LETTERS.test(line) && ANNOUNCED.test(line);
}
