import type { HypothesisName } from '../../spec/hypotheses.ts';
import { RESULT_KINDS } from '../../spec/proofs.ts';
import type { Fault } from '../input/input-error.ts';
import { describeFound } from '../input/input-error.ts';
import { describeNearest } from '../input/nearest.ts';
import { child } from '../input/schema-faults.ts';
import type { RevisionDocument } from './document.ts';
import { buildProofs } from './proofs.ts';

/** Names that the proofs of a document refer to and that it does not have. A source may have any name. */
export function proofFaults(document: RevisionDocument): readonly Fault[] {
  if (document.proofs === undefined) return [];
  const proofs = buildProofs(document.proofs);
  const { discipline, chain, results, validator, symbols } = proofs;
  const steps = Object.values(results).flatMap((result) => result.steps.map(({ at }) => at));
  const clauses = (found: readonly string[], path: string): readonly Fault[] =>
    unknown(found, document.clauses, path, 'a clause of $.clauses');
  const resultNames = (found: readonly string[], path: string): readonly Fault[] =>
    unknown(found, Object.keys(results), path, 'a result of $.proofs.results');
  const stepNames = (found: readonly string[], path: string): readonly Fault[] =>
    unknown(found, steps, path, 'a step of $.proofs.results');
  const assumed = (found: readonly string[], path: string): readonly Fault[] =>
    unknown(found, hypothesisNames(document), path, 'a hypothesis of $.hypotheses, or hypothesis.part');
  return [
    ...clauses([discipline.clause], '$.proofs.discipline.clause'),
    ...RESULT_KINDS.flatMap((kind) =>
      resultNames(discipline.counted[kind], child('$.proofs.discipline.counted', kind)),
    ),
    ...clauses([chain.clause], '$.proofs.chain.clause'),
    ...clauses([validator.clause], '$.proofs.validator.clause'),
    ...repeated(steps, '$.proofs.results'),
    ...Object.entries(results).flatMap(([name, result]) => {
      const path = child('$.proofs.results', name);
      const claimNames = (found: readonly string[], where: string): readonly Fault[] =>
        unknown(found, Object.keys(result.claims), where, `a claim of ${path}.claims`);
      return [
        ...clauses([result.clause], `${path}.clause`),
        ...assumed(result.assumes, `${path}.assumes`),
        ...claimNames(Object.keys(result.qualifiers), `${path}.qualifiers`),
        ...stepNames(result.receipt?.exercises ?? [], `${path}.receipt.exercises`),
        ...stepNames(Object.values(result.receipt?.passes ?? {}), `${path}.receipt.passes`),
        ...result.steps.flatMap((step, index) => {
          const at = `${path}.steps[${index}]`;
          return [
            ...assumed(step.hypotheses, `${at}.hypotheses`),
            ...resultNames(step.results, `${at}.results`),
            ...stepNames(step.steps, `${at}.steps`),
            ...clauses(step.definitions, `${at}.definitions`),
            ...unknown(
              Object.keys(step.for),
              [...step.sources, ...step.results],
              `${at}.for`,
              'what the step cites',
            ),
            ...claimNames(step.concludes, `${at}.concludes`),
          ];
        }),
      ];
    }),
    ...Object.entries(validator.witnesses).flatMap(([name, { of }]) =>
      unknown(
        [of],
        [...Object.keys(results), ...hypothesisNames(document)],
        `${child('$.proofs.validator.witnesses', name)}.of`,
        'a result of $.proofs.results or a hypothesis of $.hypotheses',
      ),
    ),
    ...Object.entries(symbols).flatMap(([name, { introduced, used }]) => {
      const path = child('$.proofs.symbols', name);
      return [
        ...clauses(introduced === null ? [] : [introduced], `${path}.introduced`),
        ...clauses(used, `${path}.used`),
      ];
    }),
  ];
}

function hypothesisNames({ hypotheses }: RevisionDocument): readonly string[] {
  return Object.entries(hypotheses).flatMap(([name, { parts }]) => [
    name as HypothesisName,
    ...Object.keys(parts).map((part) => `${name}.${part}`),
  ]);
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
