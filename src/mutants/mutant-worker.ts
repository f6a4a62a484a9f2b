import { parentPort, workerData } from 'node:worker_threads';
import type { Revision } from '../../spec/language/revision.ts';
import type { AnyBinding } from '../search/trial/binding.ts';
import type { Answer, Expecting, Judge, Killed, Request } from './mutant.ts';

/** What the instrumenter's switches look at. */
interface Switches {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  mutantCoverage?: {
    readonly static: Record<string, number>;
    readonly perTest: Record<string, Record<string, number>>;
  };
}

/** What a worker is started with. A mutant that acts while a module is loaded is switched on before that. */
export interface WorkerStart {
  readonly revisions: readonly Revision[];
  readonly activeMutant: string | null;
}

const { revisions, activeMutant } = workerData as WorkerStart;
const switches: Switches = {};
(globalThis as { __stryker__?: Switches }).__stryker__ = switches;
switches.activeMutant = activeMutant ?? undefined;

// Only now is the core loaded, with its switches.
const { BINDINGS } = await import('../../properties/catalogue.ts');
const { TaskRunner } = await import('../search/run/task.ts');

const SEED = 20260527;
/** A class of cases that a block should have at least so often and has not at all is missed. */
const SURELY = 20;
const PER_MILLE = 1000;

/** What is refuted in a first part of its cases must be refuted in all of them: others may be so by luck. */
const EARLY = 8;

/** Cases on real bytes take so many times as long. */
const TWIN_SHARE = 16;

type Runner = InstanceType<typeof TaskRunner>;

parentPort?.on('message', (request: Request) => {
  parentPort?.postMessage(request.kind === 'cover' ? cover(request) : judge(request));
});
parentPort?.postMessage('ready');

function cover({ judge, cases }: Request & { readonly kind: 'cover' }): Answer {
  switches.currentTestId = JSON.stringify(judge);
  const start = performance.now();
  const expects = outcomeOf(runnerOn(judge.revision), judge, cases);
  const ms = performance.now() - start;
  const { static: onLoad = {}, perTest = {} } = switches.mutantCoverage ?? {};
  const reached = perTest[switches.currentTestId] ?? {};
  delete perTest[switches.currentTestId];
  switches.currentTestId = undefined;
  return { kind: 'cover', expects, ms, onLoad: Object.keys(onLoad), reached };
}

function judge({ mutant, judges }: Request & { readonly kind: 'judge' }): Answer {
  switches.activeMutant = mutant ?? undefined;
  const runners = new Map<number, Runner>();
  try {
    for (const each of judges) {
      const runner = runners.get(each.revision) ?? runnerOn(each.revision);
      runners.set(each.revision, runner);
      const killed = killedBy(runner, each);
      if (killed !== null) return { kind: 'judge', killed };
    }
    return { kind: 'judge', killed: null };
  } finally {
    switches.activeMutant = activeMutant ?? undefined;
  }
}

function runnerOn(revision: number): Runner {
  return new TaskRunner(BINDINGS, revisions[revision] as Revision);
}

/** What of a block matters here. */
interface Block {
  readonly failing: unknown;
  readonly cases: number;
  readonly reached: readonly number[];
}

function blockOf(runner: Runner, { check, rules, side, grants }: Judge, asked: number): Block {
  const cases = side === 'twin' ? Math.ceil(asked / TWIN_SHARE) : asked;
  const of = { check, rules, side, ...(grants === undefined ? {} : { grants }) };
  return runner.run({ kind: 'block', of, seed: SEED, block: 0, cases }) as Block;
}

/** What one block of a search comes to, without a mutant. */
function outcomeOf(runner: Runner, judge: Judge, cases: number): Expecting['expects'] | null {
  try {
    const block = blockOf(runner, judge, cases);
    if (block.failing !== null) return block.cases * EARLY <= cases ? 'refuted' : null;
    return misses(judge, block) ? null : 'held';
  } catch {
    return null;
  }
}

/** What one block of a search notices. */
function killedBy(runner: Runner, by: Expecting): Killed | null {
  try {
    const block = blockOf(runner, by, by.cases);
    const { cases } = block;
    if (by.expects === 'refuted') return block.failing === null ? { by, how: 'lost', cases } : null;
    if (block.failing !== null) return { by, how: 'counterexample', cases };
    return misses(by, block) ? { by, how: 'coverage', cases } : null;
  } catch {
    return { by, how: 'error', cases: 0 };
  }
}

function misses(
  { check, side }: Judge,
  found: { readonly cases: number; readonly reached: readonly number[] },
) {
  const binding = BINDINGS.find(({ statement }) => statement.id === check) as AnyBinding;
  if (side === 'twin') return false;
  return binding.reach.some(
    ({ perMille }, row) => perMille * found.cases >= SURELY * PER_MILLE && found.reached[row] === 0,
  );
}
