import type { HypothesisName } from '../language/hypotheses.ts';
import type { HypothesisReference, ProofStructure, Result, ResultName } from '../language/proofs.ts';
import type { Revision } from '../language/revision.ts';
import type { Place } from './bookkeeping.ts';
import { enumerate, resultsOf, stepsOf } from './proof-graph.ts';

export const CITED_BY_A_STEP = 'a step cites a hypothesis';
export const ASSUMED_BY_WHAT_IS_CITED = 'a step cites a result that assumes a hypothesis';

/** Every use of a hypothesis: by a step itself, and by a result that it cites. */
export function usedHypotheses(proofs: ProofStructure, revision: Revision): readonly Place[] {
  return stepsOf(proofs).flatMap(({ name, result, step }) => {
    const lacking = (used: HypothesisReference, how: string): string | null =>
      isAssumed(used, result, revision)
        ? null
        : `${step.at} ${how}, which the statement of ${name} (clause ${result.clause}) does not assume`;
    return [
      ...step.hypotheses.map((used) => ({
        name: `${step.at} uses ${used}`,
        sort: CITED_BY_A_STEP,
        fault: () => lacking(used, `uses ${used}`),
      })),
      ...step.results.flatMap((cited) =>
        (proofs.results[cited]?.assumes ?? []).map((used) => ({
          name: `${step.at} uses ${cited} under ${used}`,
          sort: ASSUMED_BY_WHAT_IS_CITED,
          fault: () => lacking(used, `uses ${cited}, which assumes ${used}`),
        })),
      ),
    ];
  });
}

function isAssumed(used: HypothesisReference, { assumes }: Result, revision: Revision): boolean {
  const assumed = new Set(assumes.flatMap((each) => partsOf(each, revision)));
  return partsOf(used, revision).every((part) => assumed.has(part));
}

/** A reference as its parts, each `hypothesis.part`; one that names a part is that part alone. */
function partsOf(reference: HypothesisReference, { hypotheses }: Revision): readonly string[] {
  if (reference.includes('.')) return [reference];
  return Object.keys(hypotheses[reference as HypothesisName].parts).map((part) => `${reference}.${part}`);
}

export const ASSUMED_BY_A_STATEMENT = 'a statement assumes a hypothesis';
export const OF_THE_DOCUMENT = 'a hypothesis of the document';

/** Every hypothesis that a statement assumes, and every one that the document sets out. */
export function assumedHypotheses(proofs: ProofStructure, revision: Revision): readonly Place[] {
  const isCited = (assumed: HypothesisReference, uses: readonly HypothesisReference[]): boolean => {
    const parts = partsOf(assumed, revision);
    return uses.some((used) => partsOf(used, revision).some((part) => parts.includes(part)));
  };
  const all = stepsOf(proofs).flatMap(({ step }) => step.hypotheses);
  return [
    ...resultsOf(proofs).flatMap(([name, result]) =>
      result.assumes.map((assumed) => ({
        name: `${name} assumes ${assumed}`,
        sort: ASSUMED_BY_A_STATEMENT,
        fault: () =>
          isCited(assumed, usesOf(result, proofs))
            ? null
            : `the statement of ${name} (clause ${result.clause}) assumes ${assumed}, which no step of its proof uses`,
      })),
    ),
    ...Object.entries(revision.hypotheses)
      .filter(([, { clause }]) => clause !== 'silent')
      .map(([hypothesis, { clause }]) => ({
        name: `${hypothesis} of section ${clause}`,
        sort: OF_THE_DOCUMENT,
        fault: () =>
          isCited(hypothesis as HypothesisName, all)
            ? null
            : `section ${clause} sets out ${hypothesis}, which ${assumedBy(hypothesis, proofs)} and no proof uses`,
      })),
  ];
}

/** What the proof of a result uses: in its steps, and under the results that they cite. */
function usesOf({ steps }: Result, { results }: ProofStructure): readonly HypothesisReference[] {
  return steps.flatMap((step) => [
    ...step.hypotheses,
    ...step.results.flatMap((cited) => results[cited]?.assumes ?? []),
  ]);
}

function assumedBy(hypothesis: string, proofs: ProofStructure): string {
  const names: ResultName[] = resultsOf(proofs)
    .filter(([, { assumes }]) =>
      assumes.some((each) => each === hypothesis || each.startsWith(`${hypothesis}.`)),
    )
    .map(([name]) => name);
  return names.length === 0 ? 'no statement assumes' : `${enumerate(names)} assumes`;
}
