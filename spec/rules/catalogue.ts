import { ACCEPTANCE_RULES } from './acceptance.ts';
import { COST_RULES } from './cost.ts';
import { DETECTION_RULES } from './detection.ts';
import { KEY_RULES } from './keys.ts';
import { LIMITER_RULES } from './limiter.ts';
import type { Rule } from './rule.ts';
import { WITNESS_RULES } from './witnesses.ts';

/**
 * Every point at which an implementer must do one thing or another, with the alternatives that the core can run.
 *
 * A revision takes one alternative of each rule and says by which clause. Where the draft is silent the other
 * alternatives stay open: they are choices, as the steps of an adversary are.
 */
export const RULES = {
  ...ACCEPTANCE_RULES,
  ...LIMITER_RULES,
  ...COST_RULES,
  ...KEY_RULES,
  ...DETECTION_RULES,
  ...WITNESS_RULES,
} as const satisfies Record<string, Rule>;

export type RuleName = keyof typeof RULES;
/** The alternatives of a rule, and the faults that can be planted in it. */
export type ReadingOf<R extends RuleName> = keyof (typeof RULES)[R]['alternatives'];
export type FaultOf<R extends RuleName> = (typeof RULES)[R] extends { readonly faults: infer F }
  ? keyof F
  : never;
/** What can be taken of a rule. */
export type AlternativeOf<R extends RuleName> = ReadingOf<R> | FaultOf<R>;
/** One alternative of every rule: what the core is built from. */
export type RuleChoices = { readonly [R in RuleName]: AlternativeOf<R> };
/** One rule and one of its alternatives, as `--json` and a binding name a wrong rule. */
export type RuleChoice = { [R in RuleName]: { readonly rule: R; readonly take: AlternativeOf<R> } }[RuleName];

/** Names a wrong rule in a binding; the compiler knows which alternatives the rule has. */
export function wrong<R extends RuleName>(rule: R, take: AlternativeOf<R>): RuleChoice {
  return { rule, take } as unknown as RuleChoice;
}

/** Everything that can be taken of a rule, and what it means: its alternatives, then its faults. */
export function meaningsOf(rule: RuleName): Readonly<Record<string, string>> {
  const { alternatives, faults } = RULES[rule] as Rule;
  return { ...alternatives, ...faults };
}
