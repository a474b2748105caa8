/** Texts up to this many characters are read whole, logs if they are shorter still. */
const shortText = 1500;
const shortLog = 400;

/** What is kept of longer ones, in characters. */
const mostKept = 6000;

/** A line is judged by its beginning. */
const longestLine = 1000;

/** Words that a line has when something went wrong. */
const trouble =
  /error|fail|exception|fatal|critical|denied|refused|unable|cannot|can't|could ?n[o']t|timed ?out|timeout|invalid|corrupt|not (?:found|valid|supported|available|reachable|accessible|responding|running)|unreachable|0x8[0-9a-f]{7}|erreur|fehler|エラー|错误|錯誤/i;

/** How programs begin a line: a time, a level in brackets or capitals, a frame of a stack. */
const logLine =
  /^\s{0,40}(?:\[?\d{4}[-/]\d\d[-/]\d\d|\[?\d{1,2}[-/.:]\d{1,2}[-/.:]\d{1,4}|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d|\[?(?:INFO|DEBUG|TRACE|VERBOSE|WARN|WARNING|ERROR|FATAL)\b|at [\w.$<>]{3,120}\(|[0-9A-F]{4}\s[0-9A-F]{4}\s\d\d\/\d\d)/;

/** Parts of log lines that differ from one to the next though they say the same. */
const counting = /\d+|0x[0-9a-f]+/gi;

/**
 * What a long paste is about: what the asker says around the log, and of the log the lines where something went wrong,
 * each once. The last of them count most, as programs end where they fail. Short texts come back as they are.
 */
export function tellingText(text: string): string {
  if (text.length <= shortLog) return text;
  const lines = text.split('\n').map((line) => line.slice(0, longestLine));
  const isLog = lines.filter((line) => logLine.test(line)).length >= lines.length / 3;
  if (!isLog && text.length <= shortText) return text;
  const said = isLog ? lines.filter((line) => !logLine.test(line) || trouble.test(line)) : lines;
  const seen = new Set<string>();
  const once = said.filter((line) => {
    const key = line.replace(counting, '#').trim();
    if (key === '' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  // What goes wrong is kept first, from the end; the room that is left is for the words around it, from the beginning.
  const kept = new Set<string>();
  let room = mostKept;
  const keep = (line: string) => {
    if (kept.has(line) || line.length > room) return;
    kept.add(line);
    room -= line.length;
  };
  once
    .filter((line) => trouble.test(line))
    .reverse()
    .slice(0, mostTroubles)
    .forEach(keep);
  once.forEach(keep);
  const telling = once.filter((line) => kept.has(line)).join('\n');
  // A log in which nothing went wrong is all that there is to go by.
  return telling === '' ? text.trim().slice(0, mostKept) : telling;
}

/** How many lines of trouble are kept before anything else. */
const mostTroubles = 40;
