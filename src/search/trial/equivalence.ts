import type { Script } from '../case/scenario.ts';
import { ObservationDigest } from '../measure/observation-digest.ts';
import { Alphabet } from '../minimise/alphabet.ts';
import { Exhaustion, type Player } from '../minimise/exhaustion.ts';
import type { Trial } from './trial.ts';

/** Lengths that are tried at most, where a scenario has so few scripts that no length is too many. */
const MOST_STEPS = 6;

/** How far two trials of one statement are known to show the same. */
export interface Likeness {
  /** Every script of fewer steps than this, over the plain words of the scenario, was played in both. */
  readonly below: number;
  readonly scripts: number;
  /** Whether one of them showed something else. */
  readonly differs: boolean;
}

/** Plays all short scripts in two trials of one statement and compares all that is observed and judged. */
export function likenessOf(one: Trial, other: Trial): Likeness {
  const exhaustion = new Exhaustion(one.shrinkable, new Alphabet(one.shrinkable), new Comparison(one, other));
  let below = one.scenario.length.min;
  for (; below <= Math.min(MOST_STEPS, one.scenario.length.max); below++) {
    const { failing, isComplete } = exhaustion.tryAll(below);
    if (failing !== null) return { below, scripts: exhaustion.tried, differs: true };
    if (!isComplete) break;
  }
  return { below, scripts: exhaustion.tried, differs: false };
}

/** Takes a script to break where the two trials show different things. */
class Comparison implements Player {
  readonly #one: Trial;
  readonly #other: Trial;

  constructor(one: Trial, other: Trial) {
    this.#one = one;
    this.#other = other;
  }

  breaks(script: Script): boolean {
    return shown(this.#one, script) !== shown(this.#other, script);
  }

  effectiveSteps(script: Script, steps: readonly Script[]): readonly number[] {
    const places = new Set([
      ...this.#one.effectiveSteps(script, steps),
      ...this.#other.effectiveSteps(script, steps),
    ]);
    return [...places].sort((left, right) => left - right);
  }
}

function shown(trial: Trial, script: Script): number | string {
  const digest = new ObservationDigest();
  try {
    const observation = trial.observe(script);
    digest.add(observation);
    digest.add(trial.breach(script, observation));
  } catch (error) {
    return `cannot be played: ${error instanceof Error ? error.message : error}`;
  }
  return digest.value;
}
