import type { Choice } from '../../../spec/language/choices.ts';
import type { Closeness } from '../../../spec/language/closeness.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import type { StatementId } from '../../../spec/language/statement.ts';
import type { RuleChoice } from '../../../spec/rules/catalogue.ts';
import { type LimitSettings, withLimits } from '../../revision/build.ts';
import { findFailing, observeBlock, runBlock } from '../block/block.ts';
import type { BlockResult, FirstFailing, ObservedBlock } from '../block/block-result.ts';
import { recountBlock } from '../block/recount.ts';
import type { Script } from '../case/scenario.ts';
import type { AnyBinding } from '../trial/binding.ts';
import { canaryNamed } from '../trial/canary.ts';
import { controlNamed } from '../trial/controls.ts';
import { type Likeness, likenessOf } from '../trial/equivalence.ts';
import { type Side, Trial } from '../trial/trial.ts';
import type { Counterexample, LeastCase, TightestCase } from '../trial/verdict.ts';
import { type Climbed, type ClimbStart, climb } from './climb.ts';
import { playStoredCases, type StoredCase, type StoredOutcome } from './stored-cases.ts';

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
  /** Whether to count it again by a plain loop, on worlds that have played nothing before. */
  readonly recount?: boolean;
}

/**
 * Run a block, run one and digest what it showed, run one for its first failing case alone, shrink and tell a failing script, find and tell the least one, tell
 * any, climb towards the bound, shrink and tell a case that is close to it, compare what two searches show, see whether a
 * script fails, or how close it comes to the bound, or play the cases that earlier searches kept. Plain
 * data, so that it can go to another thread.
 */
export type Task =
  | BlockTask
  | (Omit<BlockTask, 'kind'> & { readonly kind: 'observe' })
  | (Omit<BlockTask, 'kind'> & { readonly kind: 'first' })
  | { readonly kind: 'shrink'; readonly of: SearchName; readonly failing: Script }
  | { readonly kind: 'least'; readonly of: SearchName; readonly failing: Script }
  | { readonly kind: 'describe'; readonly of: SearchName; readonly script: Script }
  | ({ readonly kind: 'climb'; readonly of: SearchName } & ClimbStart)
  | { readonly kind: 'closest'; readonly of: SearchName; readonly script: Script }
  | { readonly kind: 'compare'; readonly of: SearchName; readonly with: SearchName }
  | { readonly kind: 'replay'; readonly of: SearchName; readonly script: Script }
  | { readonly kind: 'stored'; readonly of: SearchName; readonly cases: readonly StoredCase[] }
  | { readonly kind: 'measure'; readonly of: SearchName; readonly script: Script };

export type TaskResult<T extends Task> = T extends { kind: 'block' }
  ? BlockResult
  : T extends { kind: 'observe' }
    ? ObservedBlock
    : T extends { kind: 'first' }
      ? FirstFailing
      : T extends { kind: 'least' }
        ? LeastCase
        : T extends { kind: 'replay' }
          ? boolean
          : T extends { kind: 'compare' }
            ? Likeness
            : T extends { kind: 'climb' }
              ? Climbed
              : T extends { kind: 'closest' }
                ? TightestCase
                : T extends { kind: 'measure' }
                  ? Closeness | null
                  : T extends { kind: 'stored' }
                    ? StoredOutcome
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

  run(task: Task): TaskResult<Task> {
    switch (task.kind) {
      case 'block':
        return task.recount === true
          ? recountBlock(this.#newTrial(task.of), task)
          : runBlock(this.#trialOf(task.of), task.seed, task.block, task.cases);
      case 'observe':
        return observeBlock(this.#newTrial(task.of), task);
      case 'first':
        return findFailing(this.#trialOf(task.of), task);
      case 'shrink': {
        const trial = this.#trialOf(task.of);
        return trial.describe(trial.shrink(task.failing));
      }
      case 'least':
        return this.#trialOf(task.of).describeLeast(task.failing);
      case 'describe':
        return this.#trialOf(task.of).describe(task.script);
      case 'climb':
        return climb(this.#trialOf(task.of), task);
      case 'closest':
        return this.#trialOf(task.of).describeTightest(task.script);
      case 'compare':
        return likenessOf(this.#newTrial(task.of), this.#newTrial(task.with));
      case 'replay':
        return this.#trialOf(task.of).breaks(task.script);
      case 'measure':
        return this.#trialOf(task.of).measure(task.script);
      case 'stored':
        return playStoredCases(this.#bindingOf(task.of), this.#revision, task.cases);
    }
  }

  #trialOf(name: SearchName): Trial {
    const key = JSON.stringify(name);
    const known = this.#trials.get(key);
    if (known !== undefined) return known;
    const trial = this.#newTrial(name);
    this.#trials.set(key, trial);
    const [oldest] = this.#trials.keys();
    if (this.#trials.size > MOST_TRIALS && oldest !== undefined) this.#trials.delete(oldest);
    return trial;
  }

  /** One that has played nothing: worlds keep records for reuse, and a digest would take those of other cases in. */
  #newTrial(name: SearchName): Trial {
    const { rules, side, grants, limits } = name;
    return new Trial(this.#bindingOf(name), withLimits(this.#revision, limits ?? {}), rules, side, grants);
  }

  #bindingOf({ check }: SearchName): AnyBinding {
    const binding =
      this.#bindings.find(({ statement }) => statement.id === check) ??
      canaryNamed(check) ??
      controlNamed(check);
    if (binding === undefined) throw new Error(`no binding for ${check}`);
    return binding;
  }
}

/** An executor for a single thread, as a test uses it. */
export function inThisThread(bindings: readonly AnyBinding[], revision: Revision): Executor {
  const runner = new TaskRunner(bindings, revision);
  return { run: async <T extends Task>(task: T) => runner.run(task) as TaskResult<T> };
}
