import { describe, expect, test } from 'vitest';
import { WORDED, WORDINGS } from '../spec/catalogue/wordings.ts';
import { formulaIn } from '../spec/language/statement.ts';
import { wordingsFrom } from '../spec/language/wording.ts';

describe.each(WORDED.map((each) => [each.id, each] as const))('%s', (id, statement) => {
  test('each side condition alters the sentence and the formulas, wherever it is taken', () => {
    for (const wording of wordingsFrom(statement.sideConditions)) {
      const parts = wording.split('+');
      for (const part of parts) {
        const without = parts.filter((each) => each !== part).join('+') || 'printed';
        const sentence = WORDINGS[id]?.[without] ?? statement.sentence;
        expect(WORDINGS[id]?.[wording], `${wording} without ${part}`).not.toBe(sentence);
        expect(formulaIn(statement, wording), `${wording} without ${part}`).not.toBe(
          formulaIn(statement, without),
        );
      }
    }
  });

  test('each phrase that is replaced stands in the sentence or in a formula', () => {
    for (const { formula, sideConditions } of statement.laws) {
      for (const { replacement } of Object.values(sideConditions)) {
        for (const phrase of Object.keys(replacement?.words ?? {})) {
          expect(`${statement.sentence} ${formula}`).toContain(phrase);
        }
      }
    }
  });
});
