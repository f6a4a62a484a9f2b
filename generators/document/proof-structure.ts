import type { BookkeepingStatement, Place, PlaceObservation } from '../../spec/document/bookkeeping.ts';
import type { Domain, ScenarioFor, World } from '../../src/search/case/scenario.ts';

/** A document, opened at one of the places that a statement judges. */
export class PlaceWorld implements World<PlaceObservation> {
  readonly #places: readonly Place[];
  #place: Place | null = null;

  constructor(places: readonly Place[]) {
    this.#places = places;
  }

  open([at = -1]: readonly number[]): void {
    this.#place = this.#places[at] ?? null;
  }

  observe(): PlaceObservation {
    return { place: this.#place };
  }

  heard(): readonly string[] {
    return [];
  }
}

/** Every place of a revision that a statement on its bookkeeping judges. */
export function placeScenario(statement: BookkeepingStatement): ScenarioFor<PlaceWorld, PlaceObservation> {
  return (revision) => {
    const places = statement.placesOf(revision);
    return {
      subject: 'document',
      streamVersion: 1,
      setting: [placeOf(places)],
      steps: [],
      length: { min: 0, max: 0 },
      space: {
        bound: `every place of ${revision.name}`,
        size: places.length,
        scriptAt: (index) => [index],
      },
      createWorld: () => new PlaceWorld(places),
    };
  };
}

function placeOf(places: readonly Place[]): Domain<unknown> {
  return {
    name: 'at',
    // A domain has a value; a document without places has a case that is none of them.
    size: Math.max(1, places.length),
    edges: [0],
    drawn: 'evenly',
    valueOf: (word) => (word < places.length ? word : -1),
    nameOf: (value) => places[value]?.name ?? 'no place',
    valueNamed: (found) => places.findIndex(({ name }) => name === found),
  };
}
