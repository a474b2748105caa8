/** What the stand-in has kept of one activity. */
export interface SentLine {
  verdict: string;
  /** Which process of the bot sent it, and which start of the stand-in got it. */
  bot: number;
  start: number;
  activity: object;
}

export function compareMarks(
  acknowledged: string[],
  arrived: string[],
  where: string,
  excused?: ReadonlySet<string>,
): string[];
export function readTeams(lines: SentLine[]): {
  marks: string[];
  refused: Set<string>;
  inDoubt: number;
  problems: string[];
};
