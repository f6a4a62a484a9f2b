import fc from 'fast-check';
import { BLOCK_CASES, streamSeed } from '../case/address.ts';
import { BlockRandom } from '../case/random.ts';
import type { Script } from '../case/scenario.ts';
import { BEHAVIOUR_SAMPLE, behaviourOf } from '../measure/behaviour.ts';
import { ClosestSoFar } from '../measure/closest.ts';
import { fingerprintOf } from '../measure/distinct.ts';
import { ScriptArbitrary } from '../trial/script-arbitrary.ts';
import type { Trial } from '../trial/trial.ts';
import { type BlockCases, MOST_SKIPS } from './block.ts';
import { digestBlock } from './block-digest.ts';
import type { BlockResult } from './block-result.ts';

/** What a block has come to so far. */
interface Count {
  cases: number;
  discarded: number;
  readonly reached: number[];
  readonly scripts: number[];
  readonly behaviours: number[];
  readonly closest: ClosestSoFar;
}

/**
 * The same block by other means, which must come to the same: a plain loop over its cases, without the runner of fast-check,
 * its listener and any case left out to save time. Cases that the one drops, miscounts or does not judge the other has.
 */
export function recountBlock(trial: Trial, asked: BlockCases): BlockResult {
  const count: Count = {
    cases: 0,
    discarded: 0,
    reached: trial.binding.reach.map(() => 0),
    scripts: [],
    behaviours: [],
    closest: new ClosestSoFar(),
  };
  let failing: Script | null = null;
  const directed = trial.side === 'directed' ? trial.createDirected() : null;
  for (const script of scriptsOf(trial, asked, directed)) {
    const observation = trial.observe(script, directed);
    if (!trial.binding.isRelevant(observation)) count.discarded++;
    else {
      if (trial.violation(script, observation) !== null) failing = script;
      directed?.learn(script);
      countCase(trial, script, observation, count);
    }
    if (failing !== null || count.cases === asked.cases) break;
    if (count.discarded > MOST_SKIPS * asked.cases) break;
  }
  const { cases, discarded, reached } = count;
  const counted = {
    cases,
    discarded,
    reached,
    scripts: Float64Array.from(count.scripts),
    behaviours: Float64Array.from(count.behaviours),
    failing,
    closest: count.closest.case,
  };
  return { ...counted, digest: digestBlock(counted) };
}

function countCase(trial: Trial, script: Script, observation: unknown, count: Count): void {
  const { binding, revision } = trial;
  const kinds = binding.reach.flatMap(({ when }, row) => (when(observation, revision) ? [row] : []));
  for (const row of kinds) count.reached[row] = (count.reached[row] ?? 0) + 1;
  if (count.behaviours.length < BEHAVIOUR_SAMPLE)
    count.behaviours.push(behaviourOf(kinds, trial.decisions()));
  count.scripts.push(fingerprintOf(script));
  count.closest.add(trial.closeness(observation, null), script);
  count.cases++;
}

/** Its cases in their order: of a space by number, otherwise each from the random stream of its address. */
function* scriptsOf(
  trial: Trial,
  { seed, block, cases }: BlockCases,
  directed: ReturnType<Trial['createDirected']> | null,
): Generator<Script> {
  const { space, streamVersion } = trial.scenario;
  if (space !== undefined) {
    const start = block * BLOCK_CASES;
    for (let at = start; at < Math.min(space.size, start + cases); at++) yield space.scriptAt(at);
    return;
  }
  const { id } = trial.binding.statement;
  const check = directed === null ? id : `directed ${id}`;
  const stream = streamSeed({ seed, check, streamVersion, block });
  const scripts = directed === null ? trial.arbitrary : new ScriptArbitrary(directed, trial.shrinkable);
  // fast-check moves its stream on before each case.
  for (let number = 1; ; number++)
    yield scripts.generate(new fc.Random(new BlockRandom(stream, number))).value;
}
