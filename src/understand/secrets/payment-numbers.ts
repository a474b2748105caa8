import { patternDetector } from './detector.js';

/** The check of ISO/IEC 7812 (Luhn). */
function passesLuhn(number: string): boolean {
  const digits = number.replace(/\D/g, '');
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits.charAt(digits.length - 1 - index));
    const doubled = digit * 2;
    sum += index % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0 && !/^(\d)\1*$/.test(digits);
}

/** The check of ISO 13616 (IBAN): what remains of a division by 97 is 1. */
function passesIban(number: string): boolean {
  const compact = number.replace(/ /g, '').toUpperCase();
  let rest = 0;
  for (const character of compact.slice(4) + compact.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1 && compact.length >= 15 && compact.length <= 34;
}

/**
 * Payment card numbers and bank accounts. A card number without gaps counts only where the text speaks of a card,
 * because byte counts and job numbers have as many digits and one in ten passes the check.
 */
export const paymentNumbers = patternDetector('payment cards and bank accounts', [
  {
    kind: 'card number',
    triggers: [],
    pattern:
      /(?<![\w.+-])(?:[3-6]\d{3}(?:(?:-\d{4}){3}|(?: \d{4}){3})|3[47]\d\d(?:-\d{6}-\d{5}| \d{6} \d{5}))(?![\w-]|\.\d)/g,
    accepts: passesLuhn,
  },
  {
    kind: 'card number',
    triggers: ['card', 'visa', 'amex', 'kreditkarte'],
    pattern: /(?:card|visa|amex|kreditkarte)[^\d\r\n]{0,30}(?<!\d)([3-6]\d{12,18})(?!\d)/gi,
    accepts: passesLuhn,
  },
  {
    kind: 'bank account number',
    triggers: [],
    pattern: /(?<![\w-])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![\w-])/g,
    accepts: (secret) => passesIban(secret) && (secret.match(/\d/g)?.length ?? 0) >= 10,
  },
]);
