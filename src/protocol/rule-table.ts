import type { FaultOf, ReadingOf, RuleChoices, RuleName } from '../../spec/rules/catalogue.ts';

/** What each alternative of a rule does. */
export type Readings<R extends RuleName, T> = Readonly<Record<ReadingOf<R>, T>>;
/** What each mistake in it does: kept apart, so that the core reads as the draft does. */
export type Faults<R extends RuleName, T> = Readonly<Record<FaultOf<R>, T>>;

/** What a rule does as it is taken. Looked up where an object is built, not where a packet is handled. */
export function taken<R extends RuleName, T>(
  rules: RuleChoices,
  rule: R,
  readings: Readings<R, T>,
  ...[faults]: FaultOf<R> extends never ? [] : [Faults<R, T>]
): T {
  return { ...readings, ...faults }[rules[rule]] as T;
}
