import { describe, expect, test } from 'vitest';
import { loadRevision } from '../../src/revision/load.ts';
import { runBlock } from '../../src/search/block/block.ts';
import { Trial } from '../../src/search/trial/trial.ts';
import { epochBoundary, jointAcceptance } from './checks.ts';

const revision = loadRevision('draft-00');

describe.each([jointAcceptance, epochBoundary])('counterexamples of $statement.id', (binding) => {
  test.each(binding.catches)('$rule=$take: the same least case of few steps from five seeds', (choice) => {
    const trial = new Trial(binding, revision, [choice], 'own');
    const found = [1, 2, 3, 4, 5].map((seed) => {
      for (let block = 0; block < 4; block++) {
        const { failing } = runBlock(trial, seed, block, 4096);
        if (failing !== null) return trial.tellLeast(failing).counterexample;
      }
      return null;
    });
    const [first, ...others] = found;
    expect(first?.script.steps.length).toBeLessThanOrEqual(4);
    for (const other of others) expect(other).toEqual(first);
  });
});
