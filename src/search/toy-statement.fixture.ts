import type { StepChoice } from '../../spec/language/choices.ts';
import { type Law, law } from '../../spec/language/law.ts';
import { ours } from '../../spec/language/origin.ts';
import { condition } from '../../spec/language/quantifiers.ts';
import type { Revision } from '../../spec/language/revision.ts';
import { type HypothesisName, statement } from '../../spec/language/statement.ts';
import { wrong } from '../../spec/rules/catalogue.ts';
import { loadRevision } from '../revision/load.ts';
import type { Domain, Manner, Scenario, Space, StepKind, World } from './case/scenario.ts';
import { type RunRequest, runChecks } from './run/run-checks.ts';
import { inThisThread } from './run/task.ts';
import type { AnyBinding, Binding } from './trial/binding.ts';

/** The one argument of a step. */
interface ToyArgument {
  readonly name: string;
  readonly words: number;
  readonly drawn?: Manner;
  /** What a word stands for at a count, -1 for nothing; without it the word itself. */
  readonly valueAt?: (word: number, count: number) => number;
}

/** A step that makes another count of the one that there is. */
export interface ToyStep {
  readonly name: string;
  readonly choice?: StepChoice;
  readonly argument?: ToyArgument;
  next(count: number, value: number, revision: Revision): number;
}

type BindingPart = 'level' | 'reads' | 'grants' | 'silence' | 'isRelevant' | 'reach' | 'catches' | 'twin';

/** A statement on a count that steps change: small enough to know every outcome by hand. */
export interface Toy extends Partial<Pick<Binding<ToyWorld, number>, BindingPart>> {
  /** Its statement is `toy/<name>`, which no draft has. */
  readonly name: string;
  readonly start?: number;
  readonly steps: readonly ToyStep[];
  readonly length: { readonly min: number; readonly max: number };
  readonly space?: Space;
  readonly law: Law<number>;
  readonly hypotheses?: readonly HypothesisName[];
  /** What is heard of a count. */
  readonly heard?: (count: number) => string;
  /** Makes a world other than all the rest say. */
  readonly alter?: (world: ToyWorld, revision: Revision) => void;
}

/** Holds a count, and remembers what it was after each step. */
export class ToyWorld implements World<number> {
  count = 0;
  readonly #counts: number[] = [];
  readonly #toy: Toy;
  readonly #revision: Revision;

  constructor(toy: Toy, revision: Revision) {
    this.#toy = toy;
    this.#revision = revision;
    toy.alter?.(this, revision);
  }

  open(): void {
    this.count = this.#toy.start ?? 0;
    this.#counts.length = 0;
  }
  take(step: ToyStep, value: number): void {
    this.count = step.next(this.count, value, this.#revision);
    this.#counts.push(this.count);
  }
  observe(): number {
    return this.count;
  }
  heard(): readonly string[] {
    return this.#toy.heard === undefined ? [] : [this.#toy.heard(this.count)];
  }
  decisions(): readonly number[] {
    return this.#counts;
  }
}

/** The binding of a toy. */
export function toyStatement(toy: Toy): AnyBinding {
  const { name, law: only, hypotheses = [], reads = [], grants = [], reach = [], catches = [] } = toy;
  const steps = toy.steps.map(stepKind);
  const binding: Binding<ToyWorld, number> = {
    statement: statement<number>({
      id: `toy/${name}`,
      clause: '4',
      origin: ours('a test needs it'),
      sentence: only.formula,
      hypotheses,
      laws: [only],
    }),
    scenario: (revision): Scenario<ToyWorld, number> => ({
      subject: name,
      streamVersion: 1,
      setting: [],
      steps,
      length: toy.length,
      ...(toy.space === undefined ? {} : { space: toy.space }),
      createWorld: () => new ToyWorld(toy, revision),
    }),
    level: toy.level ?? 'ideal',
    reads,
    grants,
    ...(toy.silence === undefined ? {} : { silence: toy.silence }),
    isRelevant: toy.isRelevant ?? (() => true),
    reach,
    catches,
    ...(toy.twin === undefined ? {} : { twin: toy.twin }),
  };
  return binding as AnyBinding;
}

function stepKind(step: ToyStep): StepKind<ToyWorld> {
  const { name, choice = null, argument } = step;
  const args = argument === undefined ? [] : [domainOf(argument)];
  return { name, choice, weight: 1, args, run: (world, value) => world.take(step, value) };
}

function domainOf({ name, words, drawn = 'edges', valueAt }: ToyArgument): Domain<ToyWorld> {
  return {
    name,
    size: words,
    edges: [],
    drawn,
    valueOf: (word, { count }) => valueAt?.(word, count) ?? word,
    nameOf: (value) => value,
    valueNamed: Number,
  };
}

/** A purse that coins go into, three at a time under a mistake; no more than so many may be in it. */
export function purse(most: number, changes: Partial<Toy> = {}): AnyBinding {
  return toyStatement({
    name: 'purse',
    steps: [
      {
        name: 'put',
        argument: { name: 'coin', words: 1000 },
        next: (coins, _, { rules }) => coins + (rules['meter-width'] === '32-bit' ? 3 : 1),
      },
    ],
    length: { min: 0, max: 9 },
    law: law(
      'not overfull',
      `coins <= ${most}`,
      condition<number>({
        holds: (coins) => coins <= most,
        expected: `at most ${most} coins`,
        found: (coins) => `${coins}`,
      }),
    ),
    heard: (coins) => `${coins} coins`,
    reads: ['meter-width'],
    isRelevant: (coins) => coins > 0,
    reach: [{ name: 'full', perMille: 50, when: (coins) => coins === 9 }],
    catches: [wrong('meter-width', '32-bit')],
    ...changes,
  });
}

export const revision = loadRevision('draft-00');

/** Searches a toy on draft-00; 20,000 cases with seed 1 in this thread, where nothing else is asked for. */
export function searchToy(binding: AnyBinding, changes: Partial<RunRequest> = {}) {
  const executor = inThisThread([binding], revision);
  return runChecks({
    bindings: [binding],
    revision,
    seed: 1,
    cases: 20_000,
    executor,
    workers: 1,
    ...changes,
  });
}
