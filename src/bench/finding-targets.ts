import type { Revision } from '../../spec/language/revision.ts';
import { RULES, type RuleChoice, type RuleName } from '../../spec/rules/catalogue.ts';
import type { Rule } from '../../spec/rules/rule.ts';
import { wrongAlternativesOf } from '../search/analyse/kill-matrix.ts';
import { findFailing, observeBlock } from '../search/block/block.ts';
import { BLOCK_CASES } from '../search/case/address.ts';
import type { AnyBinding } from '../search/trial/binding.ts';
import { rulesRead } from '../search/trial/open-choices.ts';
import { type Side, Trial } from '../search/trial/trial.ts';

/** A wrong rule, and a search that is to find it. */
export interface Target {
  readonly choice: RuleChoice;
  readonly binding: AnyBinding;
  readonly side: Side;
}

const SEED = 0;

/** Every wrong rule there is on a revision. */
export function wrongRulesOn(revision: Revision): readonly RuleChoice[] {
  return (Object.keys(RULES) as RuleName[]).flatMap((rule) => wrongAlternativesOf(rule, revision));
}

/** A mistake that no reading permits, so that some statement has to find it. */
export function isFault({ rule, take }: RuleChoice): boolean {
  return Object.hasOwn((RULES[rule] as Rule).faults ?? {}, take);
}

/** Chooses the searches that are to find each wrong rule. */
export class Targets {
  readonly #bindings: readonly AnyBinding[];
  readonly #revision: Revision;
  readonly #holding = new Map<AnyBinding, boolean>();
  readonly #read = new Map<AnyBinding, readonly RuleName[]>();

  constructor(bindings: readonly AnyBinding[], revision: Revision) {
    this.#bindings = bindings;
    this.#revision = revision;
  }

  /**
   * Every statement that names the wrong rule among those it must catch. Where none does, the first that catches it in
   * a block of cases, if any. A statement that fails without it does not count.
   */
  of(choice: RuleChoice): readonly Target[] {
    const named = this.#bindings.flatMap((binding) =>
      sidesOf(binding, choice).map((side) => ({ choice, binding, side })),
    );
    const holding = named.filter(({ binding }) => this.#holds(binding));
    return holding.length > 0 ? holding : this.#catching(choice);
  }

  /** Whether a wrong rule shows nowhere: a block of cases looks the same with it and without it, in every statement. */
  changesNothing(choice: RuleChoice): boolean {
    const turning = this.#turningOn(choice);
    const same = turning.every((binding) => {
      const [without, planted] = [[], [choice]].map((rules) => this.#observed(binding, rules));
      return without === planted;
    });
    // Where no statement looks, nobody knows.
    return turning.length > 0 && same;
  }

  #catching(choice: RuleChoice): readonly Target[] {
    const first = this.#turningOn(choice).find((one) => this.#holds(one) && this.#catches(one, [choice]));
    return first === undefined ? [] : [{ choice, binding: first, side: 'own' }];
  }

  #turningOn({ rule }: RuleChoice): readonly AnyBinding[] {
    return this.#bindings.filter((binding) => this.#reads(binding).includes(rule));
  }

  #holds(binding: AnyBinding): boolean {
    const known = this.#holding.get(binding) ?? !this.#catches(binding, []);
    this.#holding.set(binding, known);
    return known;
  }

  #reads(binding: AnyBinding): readonly RuleName[] {
    const known = this.#read.get(binding) ?? rulesRead(binding);
    this.#read.set(binding, known);
    return known;
  }

  #catches(binding: AnyBinding, planted: readonly RuleChoice[]): boolean {
    const { failing } = findFailing(this.#trial(binding, planted), {
      seed: SEED,
      block: 0,
      cases: BLOCK_CASES,
    });
    return failing !== null;
  }

  /** Of all that a block of cases shows. */
  #observed(binding: AnyBinding, planted: readonly RuleChoice[]): number {
    return observeBlock(this.#trial(binding, planted), { seed: SEED, block: 0, cases: BLOCK_CASES })
      .observations;
  }

  #trial(binding: AnyBinding, planted: readonly RuleChoice[]): Trial {
    return new Trial(binding, this.#revision, planted, 'own');
  }
}

/** On which sides a statement names a wrong rule among those it must catch. */
function sidesOf({ catches, twin }: AnyBinding, choice: RuleChoice): readonly Side[] {
  const names = (choices: readonly RuleChoice[] = []): boolean =>
    choices.some(({ rule, take }) => rule === choice.rule && take === choice.take);
  return [
    ...(names(catches) ? (['own'] as const) : []),
    ...(names(twin?.catches) ? (['twin'] as const) : []),
  ];
}
