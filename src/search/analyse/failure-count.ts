import { streamSeed } from '../case/address.ts';
import { BlockRandom, Draws } from '../case/random.ts';
import type { Trial } from '../trial/trial.ts';

/** How many of some cases break a statement. */
export interface FailureCount {
  /** Relevant cases. */
  readonly cases: number;
  readonly failing: number;
}

/** Runs so many cases of a sampled statement, going on after each that breaks it: the same cases for every revision. */
export function countFailures(trial: Trial, seed: number, cases: number): FailureCount {
  const { binding, scenario } = trial;
  const check = `failures ${binding.statement.id}`;
  const { streamVersion } = scenario;
  const random = new BlockRandom(streamSeed({ seed, check, streamVersion, block: 0 }));
  const draws = new Draws();
  let relevant = 0;
  let failing = 0;
  for (let drawn = 0; drawn < cases; drawn++) {
    draws.start(random.next(), random.next());
    const script = trial.arbitrary.draw(draws);
    const observation = trial.observe(script);
    if (!binding.isRelevant(observation)) continue;
    relevant++;
    if (trial.violation(script, observation) !== null) failing++;
  }
  return { cases: relevant, failing };
}

/** A share has to change by so many times to be worth a word, */
const FAR = 4;
/** and by so many standard errors of a difference of counts, so that no chance does it. */
const ERRORS = 6;

/** Whether one count is far above the other, and not by chance. */
export function isFarAbove(more: FailureCount, less: FailureCount): boolean {
  const distance = more.failing - less.failing;
  return more.failing >= FAR * less.failing && distance ** 2 >= ERRORS ** 2 * (more.failing + less.failing);
}
