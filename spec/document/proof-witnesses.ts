import type { ProofStructure, ResultName, StepName } from '../language/proofs.ts';
import type { Place } from './bookkeeping.ts';
import { resultsOf } from './proof-graph.ts';

export const A_RESULT = 'a result';
export const A_WITNESS = 'a witness';
export const A_RECEIPT = 'a witness named beside a proof';

/** Every result with whether it has a witness, and every witness with whether it has a result. */
export function witnesses({ results, validator }: ProofStructure): readonly Place[] {
  const { clause: section, witnesses: listed } = validator;
  const place = (name: string, sort: string, isPaired: boolean, breach: string): Place => ({
    name: `${sort}: ${name}`,
    sort,
    fault: () => (isPaired ? null : breach),
  });
  return [
    ...Object.entries(results).map(([name, { clause }]) =>
      place(
        name,
        A_RESULT,
        Object.values(listed).some(({ of }) => of === name),
        `${name} (clause ${clause}) has no witness in section ${section}`,
      ),
    ),
    ...Object.entries(listed).map(([name, { of }]) =>
      place(
        name,
        A_WITNESS,
        Object.hasOwn(results, of),
        `section ${section} has ${name} as a witness of a theorem; it is one of ${of}, which is none`,
      ),
    ),
    ...Object.values(results).flatMap(({ clause, receipt }) =>
      (receipt?.witnesses ?? []).map((name) =>
        place(
          name,
          A_RECEIPT,
          Object.hasOwn(listed, name),
          `clause ${clause} names ${name}, which section ${section} lacks`,
        ),
      ),
    ),
  ];
}

export const A_CHECK = 'a check of a witness';

/** Everything that a witness of a result is said to check, with whether that result says so. */
export function checks({ results, validator }: ProofStructure): readonly Place[] {
  return Object.entries(validator.witnesses).flatMap(([witness, { of, checks: checked }]) => {
    const result = results[of];
    if (result === undefined) return [];
    const stated = [...Object.values(result.claims), ...result.defines];
    return checked.map((check) => ({
      name: `${witness} checks "${check}"`,
      sort: A_CHECK,
      fault: () =>
        stated.includes(check)
          ? null
          : `section ${validator.clause} has ${witness} check "${check}"; ${of} (clause ${result.clause}) states ${stated.map((each) => `"${each}"`).join('; ')}`,
    }));
  });
}

export const AN_EXERCISED_STEP = 'a step said to be exercised';

/** Every step that the runs beside a proof are said to exercise, with whether one of their cases is of it. */
export function exercisedSteps(proofs: ProofStructure): readonly Place[] {
  return resultsOf(proofs).flatMap(([name, { clause, receipt }]) =>
    (receipt?.exercises ?? []).map((step: StepName) => ({
      name: `${name} exercises ${step}`,
      sort: AN_EXERCISED_STEP,
      fault: () => unpassed(name, clause, step, Object.entries(receipt?.passes ?? {})),
    })),
  );
}

function unpassed(
  name: ResultName,
  clause: string,
  step: StepName,
  passes: readonly (readonly [string, StepName])[],
): string | null {
  if (passes.some(([, of]) => of === step)) return null;
  const cases = passes.map(([passed, of]) => `${passed} (${of})`).join(', ');
  return `the witnesses of ${name} (clause ${clause}) are said to exercise ${step}; none of their cases is of it: ${cases}`;
}
