import { describe, expect, test } from 'vitest';
import { loadRevision } from '../../src/revision/load.ts';
import { runBlock } from '../../src/search/block/block.ts';
import { Trial } from '../../src/search/trial/trial.ts';
import { splitView } from './check.ts';

const revision = loadRevision('draft-00');

describe(`counterexamples of ${splitView.statement.id}`, () => {
  test.each(splitView.catches)('$rule=$take: as few steps at least from each of five seeds', (choice) => {
    const trial = new Trial(splitView, revision, [choice], 'own');
    const shrunk = [1, 2, 3, 4, 5].map((seed) => {
      const { failing } = runBlock(trial, seed, 0, 4096);
      if (failing === null) throw new Error(`not caught from seed ${seed}`);
      return trial.shrink(failing);
    });
    // Most seeds shrink to one script, and the least of that is looked for once.
    const different = [...new Map(shrunk.map((script) => [script.join(), script])).values()];
    const lengths = different.map((script) => trial.describeLeast(script).counterexample.script.steps.length);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(3);
    expect(new Set(lengths).size).toBe(1);
  });
});
