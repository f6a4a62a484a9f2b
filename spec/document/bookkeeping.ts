import { judged, law } from '../language/law.ts';
import type { Origin } from '../language/origin.ts';
import type { ProofStructure } from '../language/proofs.ts';
import type { Revision } from '../language/revision.ts';
import { breachOf, type ClaimId, type Statement, statement } from '../language/statement.ts';

/** One place of a document at which a statement on its bookkeeping can fail. */
export interface Place {
  /** Different from that of every other place of the same statement. */
  readonly name: string;
  /** What sort of place it is; a search must meet each sort that its statement knows. */
  readonly sort: string;
  /** What is wrong here, or null. */
  fault(): string | null;
}

/** A revision that was read at one place; null where it has no such place, or says nothing of its proofs. */
export interface PlaceObservation {
  readonly place: Place | null;
}

/** A claim about a document's bookkeeping: it holds if it holds at every place. */
export interface BookkeepingStatement extends Statement<PlaceObservation> {
  /** The sorts of place that a document must have for the claim to say anything. */
  readonly sorts: readonly string[];
  /** Every place of a revision, in the order of its document. */
  placesOf(revision: Revision): readonly Place[];
}

/** A statement from its id, its sentence and the places that it judges: one law, named as the statement is. */
export function bookkeeping(claim: {
  readonly id: ClaimId;
  readonly clause: string;
  readonly origin: Origin;
  readonly sentence: string;
  readonly formula: string;
  readonly sorts: readonly string[];
  readonly places: (proofs: ProofStructure, revision: Revision) => readonly Place[];
}): BookkeepingStatement {
  const { id, clause, origin, sentence, formula, sorts, places } = claim;
  const [, name = id] = id.split('/');
  return {
    ...statement<PlaceObservation>({
      id,
      clause,
      origin,
      sentence,
      hypotheses: [],
      laws: [law(name, formula, atEveryPlace(formula))],
      // What is found is a sentence of its own, which names its place in the words of the document.
      describe: ({ found }) => found,
    }),
    sorts,
    placesOf: (revision) => (revision.proofs === null ? [] : places(revision.proofs, revision)),
  };
}

/** A case is one place of the document; the formula is what is expected there. */
function atEveryPlace(formula: string) {
  return judged<PlaceObservation>({
    fault({ place }) {
      const found = place?.fault() ?? null;
      return place === null || found === null ? null : { at: place.name, expected: formula, found };
    },
  });
}

/** A place at which a statement fails, and how. */
export interface Breach {
  readonly place: string;
  readonly breach: string;
}

/** Every breach of a statement in a revision, in the order of the document. */
export function breachesOf(claim: BookkeepingStatement, revision: Revision): readonly Breach[] {
  return claim.placesOf(revision).flatMap((place) => {
    const breach = breachOf(claim, { place }, revision);
    return breach === null ? [] : [{ place: place.name, breach }];
  });
}
