import fc from 'fast-check';
import type { Violation } from '../../../spec/language/law.ts';
import { BLOCK_CASES, streamSeed } from '../case/address.ts';
import type { DirectedDrawer } from '../case/directed.ts';
import { BlockRandom } from '../case/random.ts';
import type { Script, Space } from '../case/scenario.ts';
import { BEHAVIOUR_SAMPLE, behaviourOf, sampledOf } from '../measure/behaviour.ts';
import { ClosestSoFar } from '../measure/closest.ts';
import { fingerprintOf } from '../measure/distinct.ts';
import { ObservationDigest } from '../measure/observation-digest.ts';
import { type CaseListener, judgeOf, propertyOf } from '../trial/as-property.ts';
import { ScriptArbitrary } from '../trial/script-arbitrary.ts';
import { StatementViolated } from '../trial/script-property.ts';
import type { Trial } from '../trial/trial.ts';
import { digestBlock } from './block-digest.ts';
import type { BlockResult, FirstFailing, ObservedBlock } from './block-result.ts';
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
  readonly #directed: DirectedDrawer | null;

  constructor(trial: Trial, size: number, directed: DirectedDrawer | null) {
    this.#directed = directed;
    this.#trial = trial;
    this.reached = trial.binding.reach.map(() => 0);
    this.#scripts = new Float64Array(size);
    this.#behaviours = new Float64Array(sampledOf(size));
  }

  onNotMet(): void {
    this.discarded++;
  }

  onJudged(script: Script, observation: unknown, violation: Violation | null): void {
    const { binding, revision } = this.#trial;
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

/** Counts cases, and no more. */
class CaseCount implements CaseListener {
  cases = 0;
  discarded = 0;
  readonly #directed: DirectedDrawer | null;

  constructor(directed: DirectedDrawer | null) {
    this.#directed = directed;
  }

  onNotMet(_observation: unknown): void {
    this.discarded++;
  }

  onJudged(script: Script, _observation: unknown, _violation: Violation | null): void {
    this.cases++;
    this.#directed?.learn(script);
  }
}

/** The same, with a digest of all that the cases show. */
class ObservedCount extends CaseCount {
  readonly digest = new ObservationDigest();

  override onNotMet(observation: unknown): void {
    super.onNotMet(observation);
    this.digest.add(observation);
  }

  override onJudged(script: Script, observation: unknown, violation: Violation | null): void {
    super.onJudged(script, observation, violation);
    this.digest.add(observation);
    this.digest.add(violation);
  }
}

/** Irrelevant cases that are passed over for each relevant one, at most. */
export const MOST_SKIPS = 10;

/** Which cases of which block are run. */
export interface BlockCases {
  readonly seed: number;
  readonly block: number;
  /** Relevant ones, at most as many as the block has. */
  readonly cases: number;
}

/** Runs `cases` relevant cases of one block, at most as many as it has, and stops at the first that breaks the statement. */
export function runBlock(trial: Trial, seed: number, block: number, cases: number): BlockResult {
  const directed = directedOf(trial);
  const tally = new BlockTally(trial, cases, directed);
  return tally.result(firstBreaking(trial, { seed, block, cases }, tally, directed));
}

/** The same for who asks for nothing else than how many cases ran up to the first that breaks the statement. */
export function findFailing(trial: Trial, asked: BlockCases): FirstFailing {
  const directed = directedOf(trial);
  const count = new CaseCount(directed);
  const failing = firstBreaking(trial, asked, count, directed);
  return { cases: count.cases, failing };
}

/** The same with a digest of what they show. Of a space, so many cases evenly spread over all of it. */
export function observeBlock(trial: Trial, asked: BlockCases): ObservedBlock {
  const directed = directedOf(trial);
  const count = new ObservedCount(directed);
  const { space } = trial.scenario;
  const failing =
    space === undefined
      ? firstBreaking(trial, asked, count, directed)
      : firstBreakingAt(spread(space, asked.cases), trial, count);
  return { cases: count.cases, failing, observations: count.digest.value };
}

function directedOf(trial: Trial): DirectedDrawer | null {
  return trial.side === 'directed' ? trial.createDirected() : null;
}

function firstBreakingAt(
  scripts: Iterable<Script>,
  trial: Trial,
  listener: BlockTally | CaseCount,
): Script | null {
  const judge = judgeOf(trial, { listener });
  for (const script of scripts) if (typeof judge(script) === 'object') return script;
  return null;
}

function* part(space: Space, from: number, to: number): Generator<Script> {
  for (let index = from; index < to; index++) yield space.scriptAt(index);
}

function* spread(space: Space, cases: number): Generator<Script> {
  const count = Math.min(space.size, cases);
  for (let at = 0; at < count; at++) yield space.scriptAt(Math.floor((at * space.size) / count));
}

/** Sampled cases come from fast-check on the random stream of the address; cases of a space come by number. */
function firstBreaking(
  trial: Trial,
  { seed, block, cases }: BlockCases,
  listener: BlockTally | CaseCount,
  directed: DirectedDrawer | null,
): Script | null {
  const { space, streamVersion } = trial.scenario;
  if (space !== undefined) {
    const start = block * BLOCK_CASES;
    return firstBreakingAt(part(space, start, Math.min(space.size, start + cases)), trial, listener);
  }
  const { id } = trial.binding.statement;
  const check = directed === null ? id : `directed ${id}`;
  const stream = streamSeed({ seed, check, streamVersion, block });
  const property = propertyOf(trial, {
    listener,
    ...(directed === null
      ? {}
      : { scripts: new ScriptArbitrary(directed, trial.shrinkable), trace: directed }),
  });
  const { counterexample, errorInstance } = fc.check(property, {
    numRuns: cases,
    endOnFailure: true,
    randomType: () => new BlockRandom(stream),
    maxSkipsPerRun: MOST_SKIPS,
  });
  if (counterexample === null) return null;
  if (errorInstance instanceof StatementViolated) return counterexample[0];
  // A core that cannot go on is no counterexample, which is what fast-check takes it for.
  const number = listener.cases + listener.discarded + 1;
  throw new Error(`case ${number}: ${messageOf(errorInstance)}`, { cause: errorInstance });
}
