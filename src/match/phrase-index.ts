import { tokensOf } from './tokens.js';

/** How well a phrase of a topic (a message, a symptom) is said in a text; shares of telling weight, from 0 to 1. */
export interface PhraseHit {
  topic: number;
  phrase: string;
  /** How much of the phrase stands in the text. */
  ofPhrase: number;
  /** How much of the text is the phrase. */
  ofText: number;
  /** How much the shared words weigh; two rare words say more than five common ones. */
  weight: number;
}

/** Phrases that can be looked for in texts. */
export interface PhraseIndex {
  /** For each of these topics that has one, the phrase that is said best. */
  find(tokens: readonly string[], topics: Iterable<number>): PhraseHit[];
}

interface Phrase {
  topic: number;
  text: string;
  tokens: string[];
  /** The number of each token in the index, and its weight. */
  numbers: Uint32Array;
  weights: Float64Array;
  weight: number;
}

/** Phrases longer than this many words are cut: messages say what they mean first. */
const longestPhrase = 60;

/** Words of a phrase stand near each other; this many times the phrase's length is near. */
const stretch = 3;

/** For this many phrases of a topic it is looked whether their words stand near each other. */
const mostTried = 3;

/**
 * @param phrasesOf the phrases of each topic, by the topic's number
 * @param weightOf how telling a word is
 */
export function createPhraseIndex(
  phrasesOf: readonly (readonly string[])[],
  weightOf: (token: string) => number,
): PhraseIndex {
  const numbers = new Map<string, number>();
  const numberOf = (token: string): number => {
    const number = numbers.get(token) ?? numbers.size;
    numbers.set(token, number);
    return number;
  };
  const phrases = phrasesOf.map((texts, topic) =>
    texts.map((text): Phrase => {
      const tokens = [...new Set(tokensOf(text).slice(0, longestPhrase))];
      const weights = Float64Array.from(tokens, weightOf);
      return { topic, text, tokens, numbers: Uint32Array.from(tokens, numberOf), weights, weight: sum([...weights]) };
    }),
  );

  return {
    find(tokens, topics) {
      const positions = positionsOf(tokens);
      const said = new Uint8Array(numbers.size);
      for (const token of positions.keys()) {
        const number = numbers.get(token);
        if (number !== undefined) said[number] = 1;
      }
      const textWeight = sum([...positions.keys()].map(weightOf));
      const hitOf = (phrase: Phrase, weight: number): PhraseHit => ({
        topic: phrase.topic,
        phrase: phrase.text,
        ofPhrase: share(weight, phrase.weight),
        ofText: share(weight, textWeight),
        weight,
      });
      const bestOf = (topic: number): PhraseHit | undefined => {
        const hopes: Hope[] = [];
        for (const phrase of phrases[topic] ?? []) {
          // At best all shared words stand together; only the phrases that could then be the best are looked at closely.
          const weight = sharedWeight(phrase, said);
          if (weight === 0) continue;
          const hope = quality(share(weight, phrase.weight), share(weight, textWeight));
          keepBest(hopes, { phrase, hope, weight });
        }
        return best(
          hopes.map(({ phrase, weight }) => {
            const isShort = tokens.length <= phrase.tokens.length * stretch;
            return hitOf(phrase, isShort ? weight : sum(nearest(phrase.tokens, positions).map(weightOf)));
          }),
        );
      };
      return [...topics].flatMap((topic) => bestOf(topic) ?? []);
    },
  };
}

function best(hits: readonly PhraseHit[]): PhraseHit | undefined {
  return hits.reduce<PhraseHit | undefined>(
    (found, hit) => (found && hitQuality(found) >= hitQuality(hit) ? found : hit),
    undefined,
  );
}

/** What the words of a phrase weigh that stand in the text. */
function sharedWeight({ numbers, weights }: Phrase, said: Uint8Array): number {
  let weight = 0;
  for (let at = 0; at < numbers.length; at++) if (said[numbers[at] ?? 0] === 1) weight += weights[at] ?? 0;
  return weight;
}

/** How good a phrase could be if its words stood together. */
interface Hope {
  phrase: Phrase;
  hope: number;
  weight: number;
}

/** Adds a phrase to those that are tried, if it is among the best. */
function keepBest(hopes: Hope[], candidate: Hope): void {
  if (hopes.length < mostTried) {
    hopes.push(candidate);
    return;
  }
  const worst = hopes.reduce((low, each, index) => (each.hope < (hopes[low]?.hope ?? 0) ? index : low), 0);
  if (candidate.hope > (hopes[worst]?.hope ?? 0)) hopes[worst] = candidate;
}

function positionsOf(tokens: readonly string[]): Map<string, number[]> {
  const positions = new Map<string, number[]>();
  tokens.forEach((token, at) => {
    const known = positions.get(token);
    if (known) known.push(at);
    else positions.set(token, [at]);
  });
  return positions;
}

/** A phrase is said well when most of it stands in the text; of equals, the one that is more of the text. */
function quality(ofPhrase: number, ofText: number): number {
  return ofPhrase + ofText * 0.5;
}

function hitQuality(hit: PhraseHit): number {
  return quality(hit.ofPhrase, hit.ofText);
}

/** Those of a phrase's words that stand within the fullest window of the text. */
function nearest(tokens: readonly string[], positions: ReadonlyMap<string, number[]>): string[] {
  const window = tokens.length * stretch;
  const places = tokens
    .flatMap((token) => (positions.get(token) ?? []).slice(0, 40).map((at) => ({ token, at })))
    .sort((one, other) => one.at - other.at);
  let best = new Set<string>();
  let start = 0;
  const count = new Map<string, number>();
  for (const place of places) {
    count.set(place.token, (count.get(place.token) ?? 0) + 1);
    for (let first = places[start]; first && place.at - first.at > window; first = places[++start]) {
      const left = (count.get(first.token) ?? 1) - 1;
      if (left === 0) count.delete(first.token);
      else count.set(first.token, left);
    }
    if (count.size > best.size) best = new Set(count.keys());
  }
  return [...best];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function share(part: number, whole: number): number {
  return whole > 0 ? Math.min(1, part / whole) : 0;
}
