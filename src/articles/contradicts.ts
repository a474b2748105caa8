import { camelWords } from '../model/error-code.js';

/** Words that nearly every support text holds; they tell nothing about which problem it is. */
const common = new Set(
  (
    'about after again also another any azure backup because been before being below but cannot could currently data details does ' +
    'due each error errors fail failed failing failure fails file from found has have identified into issue issues job link make microsoft ' +
    'more not number one only operation operations other please problem recent recently resource see server service some steps system ' +
    'than that the their them then there these they this those unable use used user using virtual was were when where which ' +
    'while will with your you and are for its machine machines status right unexpected occurred during encountered internal could operation recommended attempting possible message customer'
  ).split(' '),
);

/** The telling words of a text, cut to their first five letters so that `provision` meets `provisioning`. */
function tellingWords(text: string): Set<string> {
  const words = text.match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  const parts = words.flatMap((word) => [word, ...camelWords(word)]).map((word) => word.toLowerCase());
  return new Set(parts.filter((word) => word.length > 2 && !common.has(word)).map((word) => word.slice(0, 5)));
}

/**
 * Whether one line of an article's header speaks of another problem than the article: it has at least two telling
 * words and none of them stands in the title, the description or the text. Headers are copied from article to article,
 * and then this line is often forgotten.
 */
export function contradicts(line: string, others: readonly string[]): boolean {
  const words = tellingWords(line);
  if (words.size < 2) return false;
  const known = tellingWords(others.join(' '));
  return [...words].every((word) => !known.has(word));
}
