import {
  type ProofStep,
  type ProofStructure,
  RESULT_KINDS,
  type Result,
} from '../../spec/language/proofs.ts';
import { describeFound, type Fault } from '../input/input-error.ts';
import { describeNearest } from '../input/nearest.ts';
import { child } from '../input/schema-faults.ts';
import type { RevisionDocument } from './document.ts';
import { buildProofs } from './proofs.ts';

/** What the proofs of a document may refer to by name. */
interface Known {
  readonly clauses: readonly string[];
  readonly hypotheses: readonly string[];
  readonly results: readonly string[];
  readonly steps: readonly string[];
}

/** Names that the proofs of a document refer to and that it does not have. A source may have any name. */
export function proofFaults(document: RevisionDocument): readonly Fault[] {
  if (document.proofs === undefined) return [];
  const proofs = buildProofs(document.proofs);
  const known = knownTo(document, proofs);
  return [
    ...frameFaults(proofs, known),
    ...repeated(known.steps, '$.proofs.results'),
    ...Object.entries(proofs.results).flatMap(([name, result]) =>
      resultFaults(result, child('$.proofs.results', name), known),
    ),
    ...Object.entries(proofs.validator.witnesses).flatMap(([name, { of }]) =>
      unknown(
        [of],
        [...known.results, ...known.hypotheses],
        `${child('$.proofs.validator.witnesses', name)}.of`,
        'a result of $.proofs.results or a hypothesis of $.hypotheses',
      ),
    ),
    ...Object.entries(proofs.symbols).flatMap(([name, { introduced, used }]) => {
      const path = child('$.proofs.symbols', name);
      return [
        ...clauses(introduced === null ? [] : [introduced], `${path}.introduced`, known),
        ...clauses(used, `${path}.used`, known),
      ];
    }),
  ];
}

function knownTo(document: RevisionDocument, { results }: ProofStructure): Known {
  return {
    clauses: document.clauses,
    hypotheses: Object.entries(document.hypotheses).flatMap(([name, { parts }]) => [
      name,
      ...Object.keys(parts).map((part) => `${name}.${part}`),
    ]),
    results: Object.keys(results),
    steps: Object.values(results).flatMap(({ steps }) => steps.map(({ at }) => at)),
  };
}

function frameFaults({ discipline, chain, validator }: ProofStructure, known: Known): readonly Fault[] {
  return [
    ...clauses([discipline.clause], '$.proofs.discipline.clause', known),
    ...RESULT_KINDS.flatMap((kind) =>
      results(discipline.counted[kind], child('$.proofs.discipline.counted', kind), known),
    ),
    ...clauses([chain.clause], '$.proofs.chain.clause', known),
    ...clauses([validator.clause], '$.proofs.validator.clause', known),
  ];
}

function resultFaults(result: Result, path: string, known: Known): readonly Fault[] {
  const { claims, receipt } = result;
  return [
    ...clauses([result.clause], `${path}.clause`, known),
    ...hypotheses(result.assumes, `${path}.assumes`, known),
    ...unknown(
      Object.keys(result.qualifiers),
      Object.keys(claims),
      `${path}.qualifiers`,
      `a claim of ${path}.claims`,
    ),
    ...steps(receipt?.exercises ?? [], `${path}.receipt.exercises`, known),
    ...steps(Object.values(receipt?.passes ?? {}), `${path}.receipt.passes`, known),
    ...result.steps.flatMap((step, index) => [
      ...stepFaults(step, `${path}.steps[${index}]`, known),
      ...unknown(
        step.concludes,
        Object.keys(claims),
        `${path}.steps[${index}].concludes`,
        `a claim of ${path}.claims`,
      ),
    ]),
  ];
}

function stepFaults(step: ProofStep, path: string, known: Known): readonly Fault[] {
  const cited = [...step.sources, ...step.results];
  return [
    ...hypotheses(step.hypotheses, `${path}.hypotheses`, known),
    ...results(step.results, `${path}.results`, known),
    ...steps(step.steps, `${path}.steps`, known),
    ...clauses(step.definitions, `${path}.definitions`, known),
    ...unknown(Object.keys(step.for), cited, `${path}.for`, 'what the step cites'),
  ];
}

function clauses(found: readonly string[], path: string, known: Known): readonly Fault[] {
  return unknown(found, known.clauses, path, 'a clause of $.clauses');
}

function hypotheses(found: readonly string[], path: string, known: Known): readonly Fault[] {
  return unknown(found, known.hypotheses, path, 'a hypothesis of $.hypotheses, or hypothesis.part');
}

function results(found: readonly string[], path: string, known: Known): readonly Fault[] {
  return unknown(found, known.results, path, 'a result of $.proofs.results');
}

function steps(found: readonly string[], path: string, known: Known): readonly Fault[] {
  return unknown(found, known.steps, path, 'a step of $.proofs.results');
}

function unknown(
  found: readonly string[],
  known: readonly string[],
  path: string,
  expected: string,
): readonly Fault[] {
  return found
    .filter((name) => !known.includes(name))
    .map((name) => ({ path, found: describeFound(name), expected: describeNearest(name, known, expected) }));
}

function repeated(names: readonly string[], path: string): readonly Fault[] {
  return names
    .filter((name, index) => names.indexOf(name) < index)
    .map((name) => ({ path, found: `the step ${describeFound(name)} again`, expected: 'each once' }));
}
