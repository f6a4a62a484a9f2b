import { type PlaceWorld, placeScenario } from '../../generators/document/proof-structure.ts';
import type { BookkeepingStatement, PlaceObservation } from '../../spec/document/bookkeeping.ts';
import { BOOKKEEPING } from '../../spec/document/statements.ts';
import type { Binding } from '../../src/search/trial/binding.ts';

/**
 * The document's bookkeeping, every place of it. No rule of the protocol bears on what a document says of its own
 * proofs: the wrong rules of these statements are faults planted in a structure on which they hold
 * (`properties/document/statements.test.ts`).
 */
export const proofStructure: readonly Binding<PlaceWorld, PlaceObservation>[] = BOOKKEEPING.map(overPlaces);

function overPlaces(statement: BookkeepingStatement): Binding<PlaceWorld, PlaceObservation> {
  return {
    statement,
    scenario: placeScenario(statement),
    level: 'ideal',
    reads: [],
    grants: [],
    isRelevant: ({ place }) => place !== null,
    reach: statement.sorts.map((sort) => ({
      name: sort,
      perMille: 1,
      when: ({ place }) => place?.sort === sort,
    })),
    catches: [],
  };
}
