import type { Choice } from '../../spec/choices.ts';
import type { Revision } from '../../spec/revision.ts';
import type { RuleChoice } from '../../spec/rules.ts';
import type { StatementId } from '../../spec/statement.ts';
import { type LimitSettings, withLimits } from '../revision/build.ts';
import type { AnyBinding } from './binding.ts';
import { type BlockResult, runBlock } from './block.ts';
import type { Script } from './scenario.ts';
import { type Side, Trial } from './trial.ts';
import type { Counterexample, LeastTold } from './verdict.ts';

/** One search: a statement on the revision with some rules taken otherwise. */
export interface SearchName {
  readonly check: StatementId;
  readonly rules: readonly RuleChoice[];
  readonly side: Side;
  /** The choices that are open; without it those that the statement and the revision leave open. */
  readonly grants?: readonly Choice[];
  /** Limits at other values than the revision has. */
  readonly limits?: LimitSettings;
}

/** Run so many relevant cases of one block. */
export interface BlockTask {
  readonly kind: 'block';
  readonly of: SearchName;
  readonly seed: number;
  readonly block: number;
  readonly cases: number;
}

/** Run a block, shrink and tell a failing script, find and tell the least one, or see whether one fails. Plain data, so that it can go to another thread. */
export type Task =
  | BlockTask
  | { readonly kind: 'shrink'; readonly of: SearchName; readonly failing: Script }
  | { readonly kind: 'least'; readonly of: SearchName; readonly failing: Script }
  | { readonly kind: 'replay'; readonly of: SearchName; readonly script: Script };

export type TaskResult<T extends Task> = T extends { kind: 'block' }
  ? BlockResult
  : T extends { kind: 'least' }
    ? LeastTold
    : T extends { kind: 'replay' }
      ? boolean
      : Counterexample;

/** Carries out tasks, wherever. */
export interface Executor {
  run<T extends Task>(task: T): Promise<TaskResult<T>>;
}

/** Searches that are kept built. All of a verify fit; an enumeration of breaking sets goes through many more. */
const MOST_TRIALS = 512;

/** Carries out tasks in this thread, and keeps what it built for the searches it has seen. */
export class TaskRunner {
  readonly #bindings: readonly AnyBinding[];
  readonly #revision: Revision;
  readonly #trials = new Map<string, Trial>();

  constructor(bindings: readonly AnyBinding[], revision: Revision) {
    this.#bindings = bindings;
    this.#revision = revision;
  }

  run(task: Task): BlockResult | LeastTold | Counterexample | boolean {
    const trial = this.#trialOf(task.of);
    switch (task.kind) {
      case 'block':
        return runBlock(trial, task.seed, task.block, task.cases);
      case 'shrink':
        return trial.tell(trial.shrink(task.failing));
      case 'least':
        return trial.tellLeast(task.failing);
      case 'replay':
        return trial.breaks(task.script);
    }
  }

  #trialOf(name: SearchName): Trial {
    const key = JSON.stringify(name);
    const known = this.#trials.get(key);
    if (known !== undefined) return known;
    const binding = this.#bindings.find(({ statement }) => statement.id === name.check);
    if (binding === undefined) throw new Error(`no binding for ${name.check}`);
    const revision = withLimits(this.#revision, name.limits ?? {});
    const trial = new Trial(binding, revision, name.rules, name.side, name.grants);
    this.#trials.set(key, trial);
    const [oldest] = this.#trials.keys();
    if (this.#trials.size > MOST_TRIALS && oldest !== undefined) this.#trials.delete(oldest);
    return trial;
  }
}

/** An executor for a single thread, as a test uses it. */
export function inThisThread(bindings: readonly AnyBinding[], revision: Revision): Executor {
  const runner = new TaskRunner(bindings, revision);
  return { run: async <T extends Task>(task: T) => runner.run(task) as TaskResult<T> };
}
