import type { FlipQuestion } from '../src/search/flip-point.ts';

/** The limits of the draft, and the statements whose verdicts may turn on them. */
export const FLIP_QUESTIONS: readonly FlipQuestion[] = [];
