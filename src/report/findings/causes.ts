import { type Choice, ruleChoiceOf } from '../../../spec/language/choices.ts';
import type { StatementId } from '../../../spec/language/statement.ts';
import { isOfTheDraft } from '../text/attribution.ts';
import { type Cause, type Finding, SEVERITY } from './findings.ts';

/** The causes of some findings, in the order in which the findings come. */
export function causesOf(findings: readonly Finding[]): readonly Cause[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = keyOf(finding);
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()].map((group, index) => {
    const [best, ...others] = group.sort(byClarity) as [Finding, ...Finding[]];
    return {
      number: index + 1,
      choices: sharedChoices(best.breaks),
      standing: best.standing,
      findings: [best, ...others].map(({ number }) => number),
    };
  });
}

/** The readings of a breaking set, or its steps where it has none. */
function sharedChoices(breaks: readonly Choice[]): readonly Choice[] {
  const readings = breaks.filter((choice) => ruleChoiceOf(choice) !== null);
  return readings.length > 0 ? readings : breaks;
}

function keyOf({ statement, breaks }: { statement: StatementId; breaks: readonly Choice[] }): string {
  return breaks.length === 0 ? statement : [...sharedChoices(breaks)].sort().join(' ');
}

/** The more severe first, then what the draft says itself, then the shortest case, then the smallest set. */
function byClarity(left: Finding, right: Finding): number {
  const steps = (one: Finding): number => one.counterexample.script.steps.length;
  return (
    SEVERITY.indexOf(left.standing) - SEVERITY.indexOf(right.standing) ||
    Number(isOfTheDraft(right.statement)) - Number(isOfTheDraft(left.statement)) ||
    steps(left) - steps(right) ||
    left.breaks.length - right.breaks.length ||
    left.number - right.number
  );
}
