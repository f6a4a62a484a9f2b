import { describe, expect, test } from 'vitest';
import { loadRevision } from '../../src/revision/load.ts';
import { runBlock } from '../../src/search/block/block.ts';
import { Trial } from '../../src/search/trial/trial.ts';
import { splitView } from './check.ts';

const revision = loadRevision('draft-00');

describe(`counterexamples of ${splitView.statement.id}`, () => {
  test.each(splitView.catches)('$rule=$take shrinks to the same few steps from five seeds', (choice) => {
    const trial = new Trial(splitView, revision, [choice], 'own');
    const lengths = [1, 2, 3, 4, 5].map((seed) => {
      const { failing } = runBlock(trial, seed, 0, 4096);
      return failing === null ? null : trial.tell(trial.shrink(failing)).script.steps.length;
    });
    expect(lengths).not.toContain(null);
    expect(Math.max(...lengths.map(Number))).toBeLessThanOrEqual(3);
    expect(new Set(lengths).size).toBe(1);
  });
});
