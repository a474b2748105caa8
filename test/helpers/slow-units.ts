import { attackStrings } from './attack-strings.js';
import type { RegexLiteral } from './regex-literals.js';
import { millisecondsOf } from './time.js';

/** Lengths in characters, in small steps where time could grow with a power of two. */
const sizes = [16, 20, 24, 28, 32, 48, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16_384];

/** No use of a regular expression is so careful that it could need longer for so little. */
const short = { size: 128, milliseconds: 100 };

/** From this many milliseconds on the clock says something. */
const telling = 3;

/** Work that grows with the length alone takes at most twice the time for twice the text. */
const mostDoubling = 2.8;

/** What ends a repeated text: what ran on to it in vain must go back. No class of characters that patterns name holds it. */
export const tail = '\u0001';

/**
 * What a regular expression may be slow at when it is repeated, of strings made of its own characters. Too many rather
 * than too few: whether it reads such texts at all, and how long ones, only its step can tell.
 * @throws Error when it is slow at a text of a line or two, which no step can help
 */
export function slowUnits({ place, pattern, flags }: RegexLiteral): string[] {
  const regex = new RegExp(pattern, `${flags.replace(/[gy]/g, '')}g`);
  return attackStrings(pattern).filter((unit) => {
    let before = 0;
    for (const size of sizes) {
      const text = unit.repeat(Math.ceil(size / unit.length)).slice(0, size) + tail;
      const search = () => text.replace(regex, '');
      let took = millisecondsOf(search, 1);
      // Measured again, as the machine may have done something else meanwhile.
      if (took > telling && took > mostDoubling * before) took = millisecondsOf(search, 2);
      if (size <= short.size && took > short.milliseconds) throw new Error(`${place} runs away at ${text}`);
      if (size > short.size && took > telling && took > mostDoubling * before) return true;
      before = took;
    }
    return false;
  });
}
