import fc from 'fast-check';
import { BLOCK_CASES, streamSeed } from './address.ts';
import type { BehaviourDigest } from './behaviour-digest.ts';
import { fingerprintOf } from './distinct.ts';
import { BlockRandom } from './random.ts';
import type { Script } from './scenario.ts';
import type { Trial } from './trial.ts';

/** What one block of cases came to. Merging blocks in the order of their addresses gives the search. */
export interface BlockResult {
  /** Relevant cases that ran, the failing one included. */
  readonly cases: number;
  readonly discarded: number;
  /** Relevant cases of each kind, in the order of the binding's reach table. */
  readonly reached: readonly number[];
  /** One hash per relevant case. */
  readonly fingerprints: Float64Array;
  /** The first case of the block that broke the statement; the block ends with it. */
  readonly failing: Script | null;
}

/** Counts what the cases of a block come to while they run. */
class BlockTally {
  cases = 0;
  discarded = 0;
  readonly reached: number[];
  readonly #fingerprints: Float64Array;
  readonly #trial: Trial;
  readonly #behaviour: BehaviourDigest | undefined;

  constructor(trial: Trial, size: number, behaviour: BehaviourDigest | undefined) {
    this.#behaviour = behaviour;
    this.#trial = trial;
    this.reached = trial.binding.reach.map(() => 0);
    this.#fingerprints = new Float64Array(size);
  }

  /** Runs one case. False if it breaks the statement, undefined if its premise is not met. */
  run(script: Script): boolean | undefined {
    const { binding } = this.#trial;
    const observation = this.#trial.observe(script);
    const { revision } = this.#trial;
    this.#behaviour?.add(observation);
    if (!binding.isRelevant(observation)) {
      this.discarded++;
      return undefined;
    }
    this.#fingerprints[this.cases++] = fingerprintOf(script);
    const { reach } = binding;
    for (let row = 0; row < reach.length; row++) {
      if (reach[row]?.when(observation, revision)) this.reached[row] = (this.reached[row] as number) + 1;
    }
    const breach = this.#trial.breach(script, observation);
    this.#behaviour?.add(breach);
    return breach === null;
  }

  result(failing: Script | null): BlockResult {
    const { cases, discarded, reached } = this;
    return { cases, discarded, reached, fingerprints: this.#fingerprints.slice(0, cases), failing };
  }
}

/**
 * Runs `cases` relevant cases of one block, at most `BLOCK_CASES`, and stops at the first that breaks the statement.
 * What the cases showed is added to `behaviour`, if there is one. Sampled cases come from fast-check on the random stream of the address; cases of a space come by number.
 */
export function runBlock(
  trial: Trial,
  seed: number,
  block: number,
  cases: number,
  behaviour?: BehaviourDigest,
): BlockResult {
  const tally = new BlockTally(trial, cases, behaviour);
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
  const stream = streamSeed({ seed, check: trial.binding.statement.id, streamVersion, block });
  let fault: unknown = null;
  const property = fc.property(trial.arbitrary, (script) => {
    let held: boolean | undefined;
    try {
      held = tally.run(script);
    } catch (thrown) {
      // A core that cannot go on is no counterexample, which is what fast-check would take it for.
      fault = thrown;
      return false;
    }
    fc.pre(held !== undefined);
    return held;
  });
  const outcome = fc.check(property, {
    numRuns: cases,
    endOnFailure: true,
    randomType: () => new BlockRandom(stream),
    maxSkipsPerRun: 10,
  });
  if (fault !== null) throw fault;
  return tally.result(outcome.counterexample?.[0] ?? null);
}
