import { parentPort, workerData } from 'node:worker_threads';
import type { Revision } from '../../spec/language/revision.ts';
import type { AnyBinding } from '../search/trial/binding.ts';
import type { Answer, Judge, Killed, Request } from './mutant.ts';

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
  const holds = killedBy(runnerOn(judge.revision), judge, cases) === null;
  const ms = performance.now() - start;
  const { static: onLoad = {}, perTest = {} } = switches.mutantCoverage ?? {};
  const reached = perTest[switches.currentTestId] ?? {};
  delete perTest[switches.currentTestId];
  switches.currentTestId = undefined;
  return { kind: 'cover', holds, ms, onLoad: Object.keys(onLoad), reached };
}

function judge({ mutant, judges, cases }: Request & { readonly kind: 'judge' }): Answer {
  switches.activeMutant = mutant ?? undefined;
  const runners = new Map<number, Runner>();
  try {
    for (const each of judges) {
      const runner = runners.get(each.revision) ?? runnerOn(each.revision);
      runners.set(each.revision, runner);
      const killed = killedBy(runner, each, cases);
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

/** What one block of a search notices. */
function killedBy(runner: Runner, by: Judge, asked: number): Killed | null {
  const cases = by.side === 'twin' ? Math.ceil(asked / TWIN_SHARE) : asked;
  const of = { check: by.check, rules: by.rules, side: by.side };
  try {
    const result = runner.run({ kind: 'block', of, seed: SEED, block: 0, cases }) as {
      readonly failing: unknown;
      readonly cases: number;
      readonly reached: readonly number[];
    };
    if (result.failing !== null) return { by, how: 'counterexample', cases: result.cases };
    return misses(by, result) ? { by, how: 'coverage', cases: result.cases } : null;
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
