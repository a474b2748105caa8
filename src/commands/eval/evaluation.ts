import type { DecisionName } from '../decision-name.js';
import type { Scores } from './scores.js';

/** One question, as `--json` prints it. */
export interface EvalResult {
  id: string;
  rank: number | null;
  decision: DecisionName;
  top: { topic: string; article: string; articles: string[]; codes: string[]; confidence: number }[];
}

/** What `eval --json` prints; figures that cannot be had are null. */
export interface Evaluation extends Scores {
  /** Questions in scope that no loaded article answers: they are left out. */
  unreachable: number;
  results: EvalResult[];
}
