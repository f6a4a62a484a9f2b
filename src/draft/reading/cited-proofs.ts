import { describeNearest } from '../../input/nearest.ts';
import { describeCitations } from '../../revision/citation-changes.ts';
import type { RevisionDocument } from '../../revision/document.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Place } from '../text/passage.ts';
import type { CitingPart } from './citations.ts';
import type { Reading } from './reading.ts';

/** The document of a revision with the citations of a text, and what of them is not as it was. */
export interface CitedProofs {
  readonly document: RevisionDocument;
  /** Where the first part stands that cites otherwise, as `proofs`; empty where none does. */
  readonly places: ReadonlyMap<string, Place>;
  readonly diagnostics: readonly Diagnostic[];
}

type Proofs = NonNullable<RevisionDocument['proofs']>;
type Result = Proofs['results'][string];
type Step = Result['steps'][number];

/** What one part of a text cites now and did not, and the other way round. */
interface Change {
  readonly part: CitingPart;
  readonly added: readonly string[];
  readonly gone: readonly string[];
}

/**
 * The proofs as a text cites: what a step names that it did not name when it was read is added to it, and what it no
 * longer names is taken from it. What a step rests on without a name is as it was read.
 */
export function withCitations(
  document: RevisionDocument,
  parts: readonly CitingPart[],
  { citations }: Reading,
): CitedProofs {
  const { proofs } = document;
  if (proofs === undefined) return { document, places: new Map(), diagnostics: [] };
  const known = hypothesesOf(document);
  const diagnostics: Diagnostic[] = [];
  const places = new Map<string, Place>();
  let cited = proofs;
  for (const part of parts) {
    const before = citations[part.at];
    if (before === undefined) continue;
    const added = part.cites.filter((name) => !before.includes(name));
    const gone = before.filter((name) => !part.cites.includes(name));
    if (added.length + gone.length === 0) continue;
    if (places.size === 0) places.set('proofs', part.place);
    const unknown = added.filter((name) => isHypothesis(name) && !known.includes(name));
    diagnostics.push(
      citationChanged({ part, added, gone }),
      ...unknown.map((name) => unknownIn(part, name, Object.keys(document.hypotheses))),
    );
    cited = changed(cited, { part, added: added.filter((name) => !unknown.includes(name)), gone });
  }
  return { document: { ...document, proofs: cited }, places, diagnostics };
}

/** Every hypothesis, and every part of one. */
function hypothesesOf({ hypotheses }: RevisionDocument): readonly string[] {
  return Object.entries(hypotheses).flatMap(([name, { parts }]) => [
    name,
    ...Object.keys(parts).map((part) => `${name}.${part}`),
  ]);
}

function changed(proofs: Proofs, change: Change): Proofs {
  const { at } = change.part;
  const results = Object.entries(proofs.results).map(([name, result]): [string, Result] => {
    if (at === `${result.clause} Statement`)
      return [name, { ...result, assumes: edited(result.assumes, change, isHypothesis) }];
    return [
      name,
      {
        ...result,
        steps: result.steps.map((step) => (step.at === at ? stepWith(step, change, proofs) : step)),
      },
    ];
  });
  return { ...proofs, results: Object.fromEntries(results) };
}

function stepWith(step: Step, change: Change, proofs: Proofs): Step {
  const isResult = (name: string): boolean => name in proofs.results;
  const isSource = (name: string): boolean => !isHypothesis(name) && !isResult(name);
  const results = edited(step.results ?? [], change, isResult);
  const sources = edited(step.sources ?? [], change, isSource);
  const isCited = ([name]: readonly [string, unknown]): boolean => [...results, ...sources].includes(name);
  return {
    ...step,
    hypotheses: edited(step.hypotheses ?? [], change, isHypothesis),
    results,
    sources,
    for: Object.fromEntries(Object.entries(step.for ?? {}).filter(isCited)),
  };
}

const isHypothesis = (name: string): boolean => name.startsWith('H-');

/** Names of one kind; "Theorem D3" is whatever theorem of that name is cited. */
function edited<Name extends string>(
  names: readonly Name[],
  { added, gone }: Change,
  isOfKind: (name: string) => boolean,
): readonly Name[] {
  const isGone = (name: string): boolean => gone.some((each) => name === each || name.endsWith(` ${each}`));
  const kept = names.filter((name) => !isGone(name));
  return [
    ...kept,
    ...(added.filter((name) => isOfKind(name) && !(kept as readonly string[]).includes(name)) as Name[]),
  ];
}

function citationChanged({ part, added, gone }: Change): Diagnostic {
  return {
    ...part.place,
    rule: 'citation/changed',
    severity: 'note',
    message: describeCitations({ at: part.at, added, gone }),
    found: part.cites.join(', ') || 'nothing cited',
    expected: 'what it cited when it was read',
    because: ['the statements on the proofs are judged with it'],
    fix: null,
  };
}

function unknownIn({ at, place }: CitingPart, name: string, known: readonly string[]): Diagnostic {
  return {
    ...place,
    rule: 'citation/unknown',
    severity: 'error',
    message: `${at} cites ${name}, and there is no hypothesis of this name`,
    found: name,
    expected: describeNearest(name, known, `one of ${known.join(', ')}`),
    because: [`known are ${known.join(', ')}`],
    fix: null,
  };
}
