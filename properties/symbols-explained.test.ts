import { describe, expect, test } from 'vitest';
import { EXPLAINED, symbolsIn } from '../spec/catalogue/symbols.ts';
import { lawFormulasIn } from '../spec/language/statement.ts';
import { PRINTED, wordingsFrom } from '../spec/language/wording.ts';
import { loadRevision } from '../src/revision/load.ts';
import { BINDINGS } from './catalogue.ts';

const revision = loadRevision('draft-00');

/** The symbols of every formula in every wording, by statement. */
const USED = BINDINGS.map(({ statement, scenario }) => {
  const { subject } = scenario(revision);
  const wordings = [PRINTED, ...wordingsFrom(statement.sideConditions)];
  const symbols = wordings.flatMap((wording) =>
    lawFormulasIn(statement, wording).flatMap(({ formula, isJudgedByFormula }) =>
      symbolsIn(formula, isJudgedByFormula, subject),
    ),
  );
  return { id: statement.id, subject, symbols };
});

describe('every symbol of a formula has a meaning', () => {
  test.each(USED.map(({ id, symbols }) => [id, symbols] as const))('%s', (_, symbols) => {
    const unexplained = symbols.filter(({ meaning }) => meaning === null).map(({ name }) => name);
    expect([...new Set(unexplained)]).toEqual([]);
  });

  test('a symbol that nobody has explained is found', () => {
    expect(symbolsIn('n < unheard_of', true, 'joint-cost').at(-1)).toEqual({
      name: 'unheard_of',
      meaning: null,
    });
  });
});

test('every meaning is that of a symbol that some formula uses', () => {
  const bySubject = Object.entries(EXPLAINED).flatMap(([subject, names]) => {
    const used = USED.filter((each) => subject === 'common' || each.subject === subject).flatMap(
      ({ symbols }) => symbols.map(({ name }) => name),
    );
    return names.filter((name) => !used.includes(name)).map((name) => `${subject}: ${name}`);
  });
  expect(bySubject).toEqual([]);
});
