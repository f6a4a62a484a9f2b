import { type Script, STEP_WORDS } from '../case/scenario.ts';
import { Alphabet } from './alphabet.ts';
import { Exhaustion, type Player } from './exhaustion.ts';
import type { Shrinkable } from './shrink.ts';

/** How far a counterexample is known to be as short as can be. */
export interface Minimality {
  /** Every script of fewer steps than this was tried, over the words of the counterexample and the plain words. */
  readonly below: number;
  /** How many scripts that were. A script with a step that does nothing, or what another step does there, is none. */
  readonly scripts: number;
}

export interface Least {
  readonly script: Script;
  readonly minimality: Minimality;
}

/** Plays scripts, and takes one for which the statement breaks to a simpler one. */
export interface Shrinker extends Player {
  shrink(script: Script): Script;
}

/**
 * The least failing script: fewest steps first, then as shrinking leaves the first of those that are tried in order.
 * Every length is tried from the shortest on, over an alphabet that the scenario gives, so that the outcome does not
 * depend on the script that was found first; only where a shorter one needs a word that no alphabet holds is it
 * the one to which that was shrunk.
 */
export function leastScript(scenario: Shrinkable, found: Script, shrinker: Shrinker): Least {
  let script = shrinker.shrink(found);
  for (let before: Script | null = null; ; ) {
    const { simpler, minimality } = tryFrom(scenario, script, shrinker);
    if (simpler === null || (before !== null && isSame(simpler, before))) return { script, minimality };
    const shrunk = shrinker.shrink(simpler);
    if (isSame(shrunk, script)) return { script, minimality };
    script = shrunk;
    before = simpler;
  }
}

/** The first failing script of at most as many steps, in order; null where there is none. */
function tryFrom(
  scenario: Shrinkable,
  script: Script,
  player: Player,
): { readonly simpler: Script | null; readonly minimality: Minimality } {
  const steps = (script.length - scenario.setting.length) / STEP_WORDS;
  const shorter = new Exhaustion(scenario, new Alphabet(scenario, script), player);
  let minimality: Minimality = { below: scenario.length.min, scripts: 0 };
  for (let length = scenario.length.min; length < steps; length++) {
    const { failing, isComplete } = shorter.tryAll(length);
    if (failing !== null) return { simpler: failing, minimality };
    if (isComplete) minimality = { below: length + 1, scripts: shorter.tried };
  }
  const equal = new Exhaustion(scenario, new Alphabet(scenario), player, shorter.isOverfull);
  return { simpler: equal.tryAll(steps).failing, minimality };
}

function isSame(left: Script, right: Script): boolean {
  return left.length === right.length && left.every((word, index) => word === right[index]);
}
