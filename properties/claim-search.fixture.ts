import { type Choice, choiceOf, ruleChoiceOf } from '../spec/language/choices.ts';
import type { Revision } from '../spec/language/revision.ts';
import type { RuleChoice, RuleChoices, RuleName } from '../spec/rules/catalogue.ts';
import { loadRevision } from '../src/revision/load.ts';
import { findFailing } from '../src/search/block/block.ts';
import { BLOCK_CASES } from '../src/search/case/address.ts';
import type { Script } from '../src/search/case/scenario.ts';
import type { AnyBinding } from '../src/search/trial/binding.ts';
import { Trial } from '../src/search/trial/trial.ts';
import type { Counterexample } from '../src/search/trial/verdict.ts';

const SEED = 1;
const MOST_CASES = 8192;

/** A statement with just these choices open, and the first case that breaks it, if any. */
interface Broken {
  readonly trial: Trial;
  readonly failing: Script | null;
}

/** Whether some case breaks a claim where just these choices are open: steps may be taken, readings are in force. */
export function isBroken(
  binding: AnyBinding,
  revision: Revision,
  open: readonly Choice[],
  cases: number = MOST_CASES,
): boolean {
  return search(binding, revision, open, cases).failing !== null;
}

/** The shrunk counterexample that a claim has there; null where none is found. */
export function breakWith(
  binding: AnyBinding,
  revision: Revision,
  open: readonly Choice[],
  cases: number = MOST_CASES,
): Counterexample | null {
  const { trial, failing } = search(binding, revision, open, cases);
  return failing && trial.describe(trial.shrink(failing));
}

/** The least counterexample that a claim has there; null where none is found. */
export function leastBreak(
  binding: AnyBinding,
  revision: Revision,
  open: readonly Choice[],
  cases: number = MOST_CASES,
): Counterexample | null {
  const { trial, failing } = search(binding, revision, open, cases);
  return failing && trial.describeLeast(failing).counterexample;
}

/** The shrunk counterexample of one wrong rule, with every step granted. */
export function catchWrongRule(
  binding: AnyBinding,
  revision: Revision,
  choice: RuleChoice,
  cases: number = MOST_CASES,
): Counterexample | null {
  return breakWith(binding, revision, [...binding.grants, choiceOf(choice)], cases);
}

/** Whether a claim is refuted with all that a revision leaves open. */
export function isRefuted(binding: AnyBinding, revision: Revision, cases: number = MOST_CASES): boolean {
  return firstFailing(new Trial(binding, revision, [], 'own'), cases) !== null;
}

/** The steps of a binding that no hypothesis of the revision withholds from it. */
export function grantedSteps({ grants, statement }: AnyBinding, revision: Revision): readonly Choice[] {
  const withheld = new Set(
    statement.hypotheses.flatMap((name) => Object.values(revision.hypotheses[name].parts).flat()),
  );
  return grants.filter((choice) => !withheld.has(choice));
}

/** The revision with statements worded otherwise. */
export function reword(revision: Revision, wordings: Readonly<Record<string, string>>): Revision {
  return { ...revision, wordings: { ...revision.wordings, ...wordings } };
}

/** The same revision with one rule left as draft-00 has it. */
export function unrepaired(revision: Revision, rule: RuleName): Revision {
  const base = loadRevision('draft-00');
  return {
    ...revision,
    rules: { ...revision.rules, [rule]: base.rules[rule] } as RuleChoices,
    provenance: { ...revision.provenance, [rule]: base.provenance[rule] },
  };
}

function search(binding: AnyBinding, revision: Revision, open: readonly Choice[], cases: number): Broken {
  const readings = open.map(ruleChoiceOf).filter((choice) => choice !== null);
  const steps = open.filter((choice) => ruleChoiceOf(choice) === null);
  const trial = new Trial(binding, revision, readings, 'own', steps);
  return { trial, failing: firstFailing(trial, cases) };
}

/** Of a space every case is tried. */
function firstFailing(trial: Trial, cases: number): Script | null {
  const most = trial.scenario.space?.size ?? cases;
  for (let block = 0; block * BLOCK_CASES < most; block++) {
    const left = Math.min(BLOCK_CASES, most - block * BLOCK_CASES);
    const { failing } = findFailing(trial, { seed: SEED, block, cases: left });
    if (failing !== null) return failing;
  }
  return null;
}
