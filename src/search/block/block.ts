import fc from 'fast-check';
import type { Violation } from '../../../spec/language/law.ts';
import { BLOCK_CASES, streamSeed } from '../case/address.ts';
import type { DirectedDrawer } from '../case/directed.ts';
import { BlockRandom } from '../case/random.ts';
import type { Script } from '../case/scenario.ts';
import { BEHAVIOUR_SAMPLE, behaviourOf, sampledOf } from '../measure/behaviour.ts';
import { ClosestSoFar } from '../measure/closest.ts';
import { fingerprintOf } from '../measure/distinct.ts';
import type { ObservationDigest } from '../measure/observation-digest.ts';
import { type CaseListener, judgeOf, propertyOf } from '../trial/as-property.ts';
import { ScriptArbitrary } from '../trial/script-arbitrary.ts';
import { StatementViolated } from '../trial/script-property.ts';
import type { Trial } from '../trial/trial.ts';
import { digestBlock } from './block-digest.ts';
import type { BlockResult } from './block-result.ts';
import { messageOf } from './search-error.ts';

/** Counts what the cases of a block come to while they run. */
class BlockTally implements CaseListener {
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
  readonly #directed: DirectedDrawer | null;

  constructor(
    trial: Trial,
    size: number,
    directed: DirectedDrawer | null,
    observations: ObservationDigest | undefined,
  ) {
    this.#directed = directed;
    this.#observations = observations;
    this.#trial = trial;
    this.reached = trial.binding.reach.map(() => 0);
    this.#scripts = new Float64Array(size);
    this.#behaviours = new Float64Array(sampledOf(size));
  }

  onNotMet(observation: unknown): void {
    this.#observations?.add(observation);
    this.discarded++;
  }

  onJudged(script: Script, observation: unknown, violation: Violation | null): void {
    const { binding, revision } = this.#trial;
    this.#observations?.add(observation);
    this.#directed?.learn(script);
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
    this.#observations?.add(violation);
    // What holds is not closer than the bound itself.
    if (violation !== null || !this.#closest.isAtBound) {
      this.#closest.add(this.#trial.closeness(observation, this.#closest.share), script);
    }
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
  const directed = trial.side === 'directed' ? trial.createDirected() : null;
  const tally = new BlockTally(trial, cases, directed, observations);
  const { space, streamVersion } = trial.scenario;
  if (space !== undefined) {
    const judge = judgeOf(trial, { listener: tally });
    const end = Math.min(space.size, block * BLOCK_CASES + cases);
    for (let index = block * BLOCK_CASES; index < end; index++) {
      const script = space.scriptAt(index);
      if (typeof judge(script) === 'object') return tally.result(script);
    }
    return tally.result(null);
  }
  const { id } = trial.binding.statement;
  const check = directed === null ? id : `directed ${id}`;
  const stream = streamSeed({ seed, check, streamVersion, block });
  const property = propertyOf(trial, {
    listener: tally,
    ...(directed === null
      ? {}
      : { scripts: new ScriptArbitrary(directed, trial.shrinkable), trace: directed }),
  });
  const { counterexample, errorInstance } = fc.check(property, {
    numRuns: cases,
    endOnFailure: true,
    randomType: () => new BlockRandom(stream),
    maxSkipsPerRun: 10,
  });
  if (counterexample === null) return tally.result(null);
  if (errorInstance instanceof StatementViolated) return tally.result(counterexample[0]);
  // A core that cannot go on is no counterexample, which is what fast-check takes it for.
  const number = tally.cases + tally.discarded + 1;
  throw new Error(`case ${number}: ${messageOf(errorInstance)}`, { cause: errorInstance });
}
