import type { VerdictWord } from '../../search/trial/verdict.ts';
import type { FigureChange } from '../figures/figure-diff.ts';
import type { Judged } from './result.ts';

/** What the process ends with; the lower one goes first, but for 1, which gives way to 2. */
export const EXIT = {
  asExpected: 0,
  differs: 1,
  badInput: 2,
  inconclusive: 3,
  /** Ctrl-C, as a shell has it: 128 and the number of the signal. */
  interrupted: 130,
  /** SIGTERM, likewise. */
  terminated: 143,
} as const;

/** Held or refuted: anything else says nothing of the statement. */
export function isConclusive(word: VerdictWord): boolean {
  return word === 'held' || word === 'refuted';
}

/** A conclusive verdict that is not the accepted one, in either direction. */
export function isDifferent({ verdict, expected }: Judged): boolean {
  return isConclusive(verdict.verdict) && verdict.verdict !== expected;
}

/**
 * 2 where the program got one wrong, else 1 where a verdict differs, a figure became false or what was accepted does not
 * stand, else 3 where one is inconclusive, else 0.
 */
export function exitCodeOf(
  judged: readonly Judged[],
  figures: readonly FigureChange[] = [],
  isAcceptanceFaulty = false,
): number {
  if (judged.some(({ verdict }) => verdict.verdict === 'error')) return EXIT.badInput;
  if (isAcceptanceFaulty || judged.some(isDifferent) || figures.some(({ becameFalse }) => becameFalse))
    return EXIT.differs;
  return judged.every(({ verdict }) => isConclusive(verdict.verdict)) ? EXIT.asExpected : EXIT.inconclusive;
}
