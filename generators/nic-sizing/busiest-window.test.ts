import fc from 'fast-check';
import { expect, test } from 'vitest';
import { busiestWindow } from './busiest-window.ts';

test('agrees with trying every window tick by tick', () => {
  const run = fc.record({ ticks: fc.integer({ min: 1, max: 6 }), packetsPerTick: fc.nat(9) });
  fc.assert(
    fc.property(fc.array(run, { maxLength: 6 }), fc.integer({ min: 1, max: 12 }), (runs, ticks) => {
      const perTick = runs.flatMap((one) => new Array<number>(one.ticks).fill(one.packetsPerTick));
      const windows = perTick.map((_, from) =>
        perTick.slice(from, from + ticks).reduce((sum, one) => sum + one, 0),
      );
      expect(busiestWindow(runs, ticks).packets).toBe(Math.max(0, ...windows));
    }),
    { seed: 1, numRuns: 2000 },
  );
});
