import { choiceOf, type RuleAlternative } from '../../spec/choices.ts';
import type { Revision } from '../../spec/revision.ts';
import { RULES, type Rule, type RuleChoice, type RuleName } from '../../spec/rules.ts';
import { BLOCK_CASES } from '../search/address.ts';
import type { AnyBinding } from '../search/binding.ts';
import { runBlock } from '../search/block.ts';
import { wrongAlternativesOf } from '../search/kill-matrix.ts';
import { rulesRead } from '../search/open-choices.ts';
import { type Side, Trial } from '../search/trial.ts';

/** A wrong rule, and the search that is to find it. */
export interface Target {
  readonly rule: RuleAlternative;
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

/** Chooses the statement at which each wrong rule is timed. */
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
   * The first statement of the catalogue that names the wrong rule among those it must catch, else the first that
   * catches it in a block of cases; null where none does. A statement that fails without it does not count.
   */
  of(choice: RuleChoice): Target | null {
    return this.#named(choice) ?? this.#catching(choice);
  }

  #named(choice: RuleChoice): Target | null {
    const rule = choiceOf(choice);
    for (const binding of this.#bindings) {
      const names = (choices: readonly RuleChoice[]): boolean =>
        choices.some((each) => choiceOf(each) === rule);
      const isOwn = names(binding.catches);
      if (!isOwn && !names(binding.twin?.catches ?? [])) continue;
      if (this.#holds(binding)) return { rule, choice, binding, side: isOwn ? 'own' : 'twin' };
    }
    return null;
  }

  #catching(choice: RuleChoice): Target | null {
    const binding = this.#bindings.find(
      (one) => this.#reads(one).includes(choice.rule) && this.#holds(one) && this.#catches(one, [choice]),
    );
    return binding === undefined ? null : { rule: choiceOf(choice), choice, binding, side: 'own' };
  }

  #holds(binding: AnyBinding): boolean {
    const known = this.#holding.get(binding) ?? !this.#catches(binding, []);
    this.#holding.set(binding, known);
    return known;
  }

  #reads(binding: AnyBinding): readonly RuleName[] {
    const known = this.#read.get(binding) ?? rulesRead(binding, this.#revision);
    this.#read.set(binding, known);
    return known;
  }

  #catches(binding: AnyBinding, planted: readonly RuleChoice[]): boolean {
    return (
      runBlock(new Trial(binding, this.#revision, planted, 'own'), SEED, 0, BLOCK_CASES).failing !== null
    );
  }
}
