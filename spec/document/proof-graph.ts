import type { EndList, ProofStep, ProofStructure, Result, ResultName } from '../language/proofs.ts';

/** What a proof ends at: a source, a hypothesis or a definition. */
export interface End {
  readonly kind: 'source' | 'hypothesis' | 'definition';
  readonly name: string;
}

/** Every result with its name, in the order of the document. */
export function resultsOf({ results }: ProofStructure): readonly (readonly [ResultName, Result])[] {
  return Object.entries(results);
}

/** Every step of every proof with the result that it is of. */
export function stepsOf(
  proofs: ProofStructure,
): readonly { readonly name: ResultName; readonly result: Result; readonly step: ProofStep }[] {
  return resultsOf(proofs).flatMap(([name, result]) => result.steps.map((step) => ({ name, result, step })));
}

/** The steps that a step cites outright: by their own names, or with a result whose proof they make up. */
function citedBy(step: ProofStep, proofs: ProofStructure): readonly ProofStep[] {
  const named = stepsOf(proofs)
    .map((each) => each.step)
    .filter(({ at }) => step.steps.includes(at));
  return [...named, ...step.results.flatMap((name) => proofs.results[name]?.steps ?? [])];
}

/** Some steps and all that they rest on, however far down; each once, and in a cycle too. */
export function supportOf(steps: readonly ProofStep[], proofs: ProofStructure): ReadonlySet<ProofStep> {
  const found = new Set<ProofStep>();
  const open = [...steps];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    if (found.has(step)) continue;
    found.add(step);
    open.push(...citedBy(step, proofs));
  }
  return found;
}

/** Where the proof of a step ends, each end once. */
export function endsOf(step: ProofStep, proofs: ProofStructure): readonly End[] {
  const ends = new Map<string, End>();
  const add = (kind: End['kind'], names: readonly string[]): void => {
    for (const name of names) ends.set(`${kind} ${name}`, { kind, name });
  };
  for (const { sources, hypotheses, definitions } of supportOf([step], proofs)) {
    add('source', sources);
    add('hypothesis', hypotheses);
    add('definition', definitions);
  }
  return [...ends.values()];
}

/** Whether a listed name stands for a source: for itself, or as the whole of which it is a part (`v4.0 Theorem 9`). */
export function covers(listed: string, source: string): boolean {
  return source === listed || source.startsWith(`${listed} `);
}

/** Whether a list has a source, or something that covers it. */
export function lists({ sources }: EndList, source: string): boolean {
  return Object.keys(sources).some((listed) => covers(listed, source));
}

/** Whether a list lets a proof end here. */
export function isEndOf(list: EndList, { kind, name }: End): boolean {
  if (kind === 'source') return lists(list, name);
  return list.admits.includes(kind === 'hypothesis' ? 'hypotheses' : 'definitions');
}

/** An end as a person reads it. */
export function describeEnd({ kind, name }: End): string {
  return kind === 'definition' ? `the definitions of section ${name}` : name;
}

/** Names in a row, as a sentence has them. */
export function enumerate(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? 'nothing';
  return `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}
