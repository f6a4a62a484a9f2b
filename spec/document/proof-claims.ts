import type { ProofStructure, ResultKind } from '../language/proofs.ts';
import type { Place } from './bookkeeping.ts';
import { enumerate, resultsOf, stepsOf, supportOf } from './proof-graph.ts';
import { sortOf } from './proof-grounds.ts';

/** Every claim of every statement, with whether a step of its proof concludes it. */
export function claims(proofs: ProofStructure): readonly Place[] {
  return resultsOf(proofs).flatMap(([name, result]) =>
    Object.entries(result.claims).map(([claim, text]) => ({
      name: `${name} claims ${claim}`,
      sort: sortOf(result),
      fault: () =>
        result.steps.some(({ concludes }) => concludes.includes(claim))
          ? null
          : `${name} (clause ${result.clause}) claims "${text}", which no step of its proof concludes`,
    })),
  );
}

export const CONCLUDES = 'a step concludes a claim';
export const SUPPORTS = 'a step supports one that concludes a claim';

/** Every claim with every step that it rests on within its own proof. */
export function supportedClaims(proofs: ProofStructure): readonly Place[] {
  return resultsOf(proofs).flatMap(([name, result]) =>
    Object.entries(result.claims).flatMap(([claim, text]) => {
      const concluding = result.steps.filter(({ concludes }) => concludes.includes(claim));
      const support = supportOf(concluding, proofs);
      const stated = result.qualifiers[claim] ?? [];
      return result.steps
        .filter((step) => support.has(step))
        .map((step) => ({
          name: `${name} claims ${claim} by ${step.at}`,
          sort: concluding.includes(step) ? CONCLUDES : SUPPORTS,
          fault: () => {
            const added = step.qualifiers.filter((each) => !stated.includes(each));
            if (added.length === 0) return null;
            const quoted = enumerate(added.map((each) => `"${each}"`));
            return `${name} (clause ${result.clause}) claims "${text}", which rests on ${step.at}, shown ${quoted} only`;
          },
        }));
    }),
  );
}

export const HEADED_AS_ONE = 'under a heading of one kind';
export const HEADED_AS_SEVERAL = 'under a heading of several kinds';

/** Every result, with whether section 0 counts it as what its heading calls it. */
export function countedResults(proofs: ProofStructure): readonly Place[] {
  const { counted, clause } = proofs.discipline;
  return resultsOf(proofs).map(([name, result]) => ({
    name,
    sort: result.headed.length === 1 ? HEADED_AS_ONE : HEADED_AS_SEVERAL,
    fault: () => {
      const kinds = Object.keys(counted).filter((kind) => counted[kind as ResultKind].includes(name));
      if (kinds.length === 1 && result.headed.includes(kinds[0] as ResultKind)) return null;
      const found = kinds.length === 0 ? 'nothing' : enumerate(kinds.map((kind) => `a ${kind}`));
      return `section ${clause} counts ${name} as ${found}; the heading of clause ${result.clause} has ${enumerate(result.headed)}`;
    },
  }));
}

export const A_COROLLARY = 'a derived corollary';

/** Every corollary that section 0 counts, with whether it rests on a theorem of the document. */
export function corollaries(proofs: ProofStructure): readonly Place[] {
  const { counted, clause } = proofs.discipline;
  return counted.corollary.map((name) => ({
    name,
    sort: A_COROLLARY,
    fault: () => {
      const result = proofs.results[name];
      const support = supportOf(result?.steps ?? [], proofs);
      const isDerived = stepsOf(proofs).some(
        (each) => each.name !== name && each.result.headed.includes('theorem') && support.has(each.step),
      );
      return isDerived
        ? null
        : `section ${clause} counts ${name} as a derived corollary; its proof (clause ${result?.clause}) rests on no theorem of the document`;
    },
  }));
}
