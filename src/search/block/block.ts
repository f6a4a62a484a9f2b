import fc from 'fast-check';
import { BLOCK_CASES, streamSeed } from '../case/address.ts';
import type { DirectedDrawer } from '../case/directed.ts';
import { BlockRandom } from '../case/random.ts';
import type { Script } from '../case/scenario.ts';
import { BEHAVIOUR_SAMPLE, behaviourOf, sampledOf } from '../measure/behaviour.ts';
import { ClosestSoFar } from '../measure/closest.ts';
import { fingerprintOf } from '../measure/distinct.ts';
import type { ObservationDigest } from '../measure/observation-digest.ts';
import { ScriptArbitrary } from '../trial/script-arbitrary.ts';
import type { Trial } from '../trial/trial.ts';
import { digestBlock } from './block-digest.ts';
import type { BlockResult } from './block-result.ts';
import { messageOf } from './search-error.ts';

/** What `fc.pre(false)` throws, made once: to collect the stack anew for each discarded case takes longer than the case. */
const PREMISE_NOT_MET = thrownBy(() => fc.pre(false));

function thrownBy(failing: () => void): unknown {
  try {
    failing();
  } catch (thrown) {
    return thrown;
  }
  throw new Error('a precondition that is not met went unnoticed');
}

/** Counts what the cases of a block come to while they run. */
class BlockTally {
  cases = 0;
  discarded = 0;
  readonly reached: number[];
  readonly #scripts: Float64Array;
  readonly #behaviours: Float64Array;
  /** Rows of the reach table that the case is of. */
  readonly #kinds: number[] = [];
  readonly #closest = new ClosestSoFar();
  readonly #trial: Trial;
  readonly #observations: ObservationDigest | undefined;

  constructor(trial: Trial, size: number, observations: ObservationDigest | undefined) {
    this.#observations = observations;
    this.#trial = trial;
    this.reached = trial.binding.reach.map(() => 0);
    this.#scripts = new Float64Array(size);
    this.#behaviours = new Float64Array(sampledOf(size));
  }

  /** Runs one case. False if it breaks the statement, undefined if its premise is not met. */
  run(script: Script, directed: DirectedDrawer | null = null): boolean | undefined {
    const { binding } = this.#trial;
    const observation = this.#trial.observe(script, directed);
    const { revision } = this.#trial;
    this.#observations?.add(observation);
    if (!binding.isRelevant(observation)) {
      this.discarded++;
      return undefined;
    }
    directed?.learn(script);
    const { reach } = binding;
    this.#kinds.length = 0;
    for (let row = 0; row < reach.length; row++) {
      if (!reach[row]?.when(observation, revision)) continue;
      this.reached[row] = (this.reached[row] as number) + 1;
      this.#kinds.push(row);
    }
    if (this.cases < BEHAVIOUR_SAMPLE) {
      this.#behaviours[this.cases] = behaviourOf(this.#kinds, this.#trial.decisions());
    }
    this.#scripts[this.cases++] = fingerprintOf(script);
    const violation = this.#trial.violation(script, observation);
    this.#observations?.add(violation);
    const holds = violation === null;
    // What holds is not closer than the bound itself.
    if (!holds || !this.#closest.isAtBound) {
      this.#closest.add(this.#trial.closeness(observation, this.#closest.share), script);
    }
    return holds;
  }

  result(failing: Script | null): BlockResult {
    const { cases, discarded, reached } = this;
    const scripts = this.#scripts.slice(0, cases);
    const behaviours = this.#behaviours.slice(0, sampledOf(cases));
    const counted = { cases, discarded, reached, scripts, behaviours, failing, closest: this.#closest.case };
    return { ...counted, digest: digestBlock(counted) };
  }
}

/**
 * Runs `cases` relevant cases of one block, at most as many as it has, and stops at the first that breaks the statement.
 * What the cases showed is added to `observations`, if there is one. Sampled cases come from fast-check on the random stream of the address; cases of a space come by number.
 */
export function runBlock(
  trial: Trial,
  seed: number,
  block: number,
  cases: number,
  observations?: ObservationDigest,
): BlockResult {
  const tally = new BlockTally(trial, cases, observations);
  const { space } = trial.scenario;
  if (space !== undefined) {
    const end = Math.min(space.size, block * BLOCK_CASES + cases);
    for (let index = block * BLOCK_CASES; index < end; index++) {
      const script = space.scriptAt(index);
      if (tally.run(script) === false) return tally.result(script);
    }
    return tally.result(null);
  }
  const { streamVersion } = trial.scenario;
  const { id } = trial.binding.statement;
  const check = trial.side === 'directed' ? `directed ${id}` : id;
  const stream = streamSeed({ seed, check, streamVersion, block });
  let fault: unknown = null;
  let number = 0;
  const directed = trial.side === 'directed' ? trial.createDirected() : null;
  const arbitrary = directed ? new ScriptArbitrary(directed, trial.shrinkable) : trial.arbitrary;
  const property = fc.property(arbitrary, (script) => {
    let held: boolean | undefined;
    try {
      held = tally.run(script, directed);
    } catch (thrown) {
      number = tally.cases + tally.discarded + 1;
      // A core that cannot go on is no counterexample, which is what fast-check would take it for.
      fault = thrown;
      return false;
    }
    if (held === undefined) throw PREMISE_NOT_MET;
    return held;
  });
  const outcome = fc.check(property, {
    numRuns: cases,
    endOnFailure: true,
    randomType: () => new BlockRandom(stream),
    maxSkipsPerRun: 10,
  });
  if (fault !== null) throw new Error(`case ${number}: ${messageOf(fault)}`, { cause: fault });
  return tally.result(outcome.counterexample?.[0] ?? null);
}
