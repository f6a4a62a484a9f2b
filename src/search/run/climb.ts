import { isCloser, type Share, shareOf } from '../../../spec/language/closeness.ts';
import { streamSeed } from '../case/address.ts';
import { mutated } from '../case/mutate.ts';
import { BlockRandom, Draws } from '../case/random.ts';
import type { Script } from '../case/scenario.ts';
import { type ClosestCase, ClosestSoFar } from '../measure/closest.ts';
import type { Trial } from '../trial/trial.ts';

/** Cases that one climb tries. */
export const CLIMB_CASES = 2500;
/** Of these, those that are drawn to begin at the closest of them. */
const DRAWN_CASES = 100;

/** Where a climb stands: its number, and the case that it begins at, or null where it draws one. */
export interface ClimbStart {
  readonly seed: number;
  readonly climb: number;
  readonly from: Script | null;
}

/** What a climb came to. */
export interface Climbed {
  /** Cases that were tried. */
  readonly tried: number;
  readonly closest: ClosestCase | null;
  /** A case that breaks the statement, which ends the climb. */
  readonly failing: Script | null;
}

/**
 * Hill climbing towards the bound: changes the case where it stands, and goes on from what came of that wherever it is
 * no farther from the bound. A function of its start alone.
 */
export function climb(trial: Trial, { seed, climb: block, from }: ClimbStart): Climbed {
  const { binding, scenario } = trial;
  const mutable = { ...trial.shrinkable, length: scenario.length };
  const { streamVersion } = scenario;
  const check = `climb ${binding.statement.id}`;
  const random = new BlockRandom(streamSeed({ seed, check, streamVersion, block }));
  const draws = new Draws();
  const closest = new ClosestSoFar();
  let here: { readonly script: Script; readonly share: Share } | null = null;
  for (let tried = 1; tried <= CLIMB_CASES; tried++) {
    draws.start(random.next(), random.next());
    const isBeginning = here === null || (from === null && tried <= DRAWN_CASES);
    const script: Script =
      here === null || isBeginning
        ? (from ?? trial.arbitrary.draw(draws))
        : mutated(mutable, here.script, draws);
    if (!trial.mayPick(script)) continue;
    const observation = trial.observe(script);
    if (!binding.isRelevant(observation)) continue;
    const closeness = trial.closeness(observation, null);
    closest.add(closeness, script);
    if (trial.breach(script, observation) !== null) return { tried, closest: closest.case, failing: script };
    if (closeness === null) continue;
    const share = shareOf(closeness);
    if (here === null || !isCloser(here.share, share)) here = { script, share };
  }
  return { tried: CLIMB_CASES, closest: closest.case, failing: null };
}
