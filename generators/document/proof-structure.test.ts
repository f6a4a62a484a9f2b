import { expect, test } from 'vitest';
import { BOOKKEEPING } from '../../spec/document/statements.ts';
import { loadRevision } from '../../src/revision/load.ts';
import { placeScenario } from './proof-structure.ts';

const DRAFT = loadRevision('draft-00');

test.each(BOOKKEEPING.map((statement) => [statement.id, statement] as const))(
  '%s: the space has each place once, under a name that leads back to it',
  (_, statement) => {
    const { space, setting, createWorld } = placeScenario(statement)(DRAFT);
    const [at] = setting;
    const world = createWorld('ideal');
    const opened = Array.from({ length: space?.size ?? 0 }, (_, index) => {
      const [word = -1] = space?.scriptAt(index) ?? [];
      world.open([at?.valueOf(word) ?? -1]);
      const { place } = world.observe();
      expect(at?.valueNamed(at.nameOf(word))).toBe(word);
      return place?.name;
    });
    expect(opened).toEqual(statement.placesOf(DRAFT).map(({ name }) => name));
  },
);

test('a document that says nothing of its proofs has no case', () => {
  for (const statement of BOOKKEEPING) {
    const { space, setting, createWorld } = placeScenario(statement)({ ...DRAFT, proofs: null });
    const world = createWorld('ideal');
    world.open([setting[0]?.valueOf(0) ?? 0]);
    expect([space?.size, world.observe().place]).toEqual([0, null]);
  }
});
