import type { EndList, ProofStep, ProofStructure, Result, SourceName } from '../language/proofs.ts';
import type { Place } from './bookkeeping.ts';
import {
  covers,
  describeEnd,
  endsOf,
  enumerate,
  isEndOf,
  lists,
  resultsOf,
  stepsOf,
  supportOf,
} from './proof-graph.ts';

/** Which result a step or a claim is of. */
export const OF_A_THEOREM = 'of a theorem';
export const OF_ANOTHER_RESULT = 'of a corollary or an inheritance result';

/** The sort of what belongs to a result. */
export function sortOf({ headed }: Result): string {
  return headed.includes('theorem') ? OF_A_THEOREM : OF_ANOTHER_RESULT;
}

export const CITES_A_STEP = 'a step cites a step';
export const CITES_A_RESULT = 'a step cites a result';

/** Every citation of the document within itself. */
export function citations(proofs: ProofStructure): readonly Place[] {
  return stepsOf(proofs).flatMap(({ step }) => [
    ...step.steps.map((cited) => ({
      name: `${step.at} cites ${cited}`,
      sort: CITES_A_STEP,
      fault: () =>
        circle(
          step,
          cited,
          stepsOf(proofs)
            .map((each) => each.step)
            .filter(({ at }) => at === cited),
          proofs,
        ),
    })),
    ...step.results.map((cited) => ({
      name: `${step.at} cites ${cited}`,
      sort: CITES_A_RESULT,
      fault: () => circle(step, cited, proofs.results[cited]?.steps ?? [], proofs),
    })),
  ]);
}

function circle(
  step: ProofStep,
  cited: string,
  steps: readonly ProofStep[],
  proofs: ProofStructure,
): string | null {
  if (!supportOf(steps, proofs).has(step)) return null;
  return `${step.at} cites ${cited}, which rests on ${step.at} in turn`;
}

/** Every step, with whether its proof has an end in the list of section 0. */
export function stepEnds(proofs: ProofStructure): readonly Place[] {
  const { discipline } = proofs;
  return stepsOf(proofs).map(({ result, step }) => ({
    name: step.at,
    sort: sortOf(result),
    fault: () => endless(step.at, [step], discipline, proofs),
  }));
}

/** Every result, with whether its proof has an end in the list of section 7. */
export function resultEnds(proofs: ProofStructure): readonly Place[] {
  const { chain } = proofs;
  return resultsOf(proofs).map(([name, result]) => ({
    name,
    sort: sortOf(result),
    fault: () => endless(`${name} (clause ${result.clause})`, result.steps, chain, proofs),
  }));
}

function endless(
  what: string,
  steps: readonly ProofStep[],
  list: EndList,
  proofs: ProofStructure,
): string | null {
  const ends = steps.flatMap((step) => endsOf(step, proofs));
  if (ends.some((end) => isEndOf(list, end))) return null;
  const found = [...new Set(ends.map(describeEnd))];
  return `${what} ends at ${enumerate(found)}; section ${list.clause} lists none of it`;
}

/** Every source that a step cites, with whether both lists have it. */
export function citedSources(proofs: ProofStructure): readonly Place[] {
  const both = [proofs.discipline, proofs.chain];
  return stepsOf(proofs).flatMap(({ result, step }) =>
    step.sources.map((source) => ({
      name: `${step.at} ends at ${source}`,
      sort: sortOf(result),
      fault: () => {
        const lacking = both.filter((list) => !lists(list, source)).map(({ clause }) => `section ${clause}`);
        if (lacking.length === 0) return null;
        const which =
          lacking.length === 2 ? `neither ${lacking.join(' nor ')} lists` : `${lacking[0]} does not list`;
        return `${step.at} ends at ${source}, which ${which}`;
      },
    })),
  );
}

export const LISTED_FIRST = 'listed where proofs are announced';
export const LISTED_LAST = 'listed where proofs are said to have ended';

/** Every entry of both lists. */
function entries(
  { discipline, chain }: ProofStructure,
  fault: (source: SourceName, list: EndList, other: EndList) => string | null,
): readonly Place[] {
  const places = (list: EndList, other: EndList, sort: string): readonly Place[] =>
    Object.keys(list.sources).map((source) => ({
      name: `${source} in section ${list.clause}`,
      sort,
      fault: () => fault(source, list, other),
    }));
  return [...places(discipline, chain, LISTED_FIRST), ...places(chain, discipline, LISTED_LAST)];
}

/** Every entry of both lists, with whether the other one has it, its whole or a part of it. */
export function listedInBoth(proofs: ProofStructure): readonly Place[] {
  return entries(proofs, (source, list, other) => {
    if (Object.keys(other.sources).some((each) => covers(each, source) || covers(source, each))) return null;
    return `section ${list.clause} lists ${source}, and section ${other.clause} does not`;
  });
}

/** Every entry of both lists, with whether some step cites it. */
export function listedAndUsed(proofs: ProofStructure): readonly Place[] {
  const cited = stepsOf(proofs).flatMap(({ step }) => step.sources);
  return entries(proofs, (source, { clause }) =>
    cited.some((each) => covers(source, each))
      ? null
      : `section ${clause} lists ${source}, which no step cites`,
  );
}

export const OF_A_SOURCE = 'a source';
export const OF_A_RESULT = 'a result of the document';

/** Every citation that says what it is for, of what the document says elsewhere to state something. */
export function citationsFor(proofs: ProofStructure): readonly Place[] {
  return stepsOf(proofs).flatMap(({ step }) =>
    Object.entries(step.for).flatMap(([cited, purpose]) => {
      const result = proofs.results[cited];
      const listed = proofs.chain.sources[cited];
      if (result === undefined && !listed) return [];
      const stated = result === undefined ? [listed as string] : Object.values(result.claims);
      const where =
        result === undefined
          ? `section ${proofs.chain.clause} lists it for`
          : `clause ${result.clause} claims`;
      return [
        {
          name: `${step.at} cites ${cited} for "${purpose}"`,
          sort: result === undefined ? OF_A_SOURCE : OF_A_RESULT,
          fault: () =>
            stated.includes(purpose)
              ? null
              : `${step.at} cites ${cited} for "${purpose}"; ${where} ${stated.map((each) => `"${each}"`).join(', ')}`,
        },
      ];
    }),
  );
}
