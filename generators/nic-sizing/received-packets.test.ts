import { expect, test } from 'vitest';
import { breachOf } from '../../spec/language/statement.ts';
import { NIC_ANY_WINDOW, NIC_BUDGET, NIC_FIVE } from '../../spec/nic-sizing/nic-budget.ts';
import type { NicBudgetObservation } from '../../spec/nic-sizing/observation.ts';
import { wrong } from '../../spec/rules/catalogue.ts';
import { withRules } from '../../src/revision/build.ts';
import { loadRevision } from '../../src/revision/load.ts';
import { receivedPackets } from './scenario.ts';

const draft = loadRevision('draft-00');
const inHardware = withRules(draft, [
  wrong('limiter-start', 'full'),
  wrong('limiter-position', 'nic-hardware'),
]);

function floodAt(revision: typeof draft, tick: number, ticks: number): NicBudgetObservation {
  const world = receivedPackets(revision).createWorld('ideal');
  world.open([10, tick]);
  world.flood(1024, ticks);
  return world.observe();
}

/** The same with a packet more on the first run. */
function andOneMore(observed: NicBudgetObservation): NicBudgetObservation {
  const runs = observed.runs.map((run, index) => (index === 0 ? { ...run, packets: run.packets + 1n } : run));
  return { ...observed, runs };
}

test('the NIC takes in all of a flood that the limiter behind it drops, and in hardware what passes', () => {
  const behind = floodAt(draft, 1_000_000, 3);
  expect(behind.received).toBe(10n * 3n * 2048n);
  expect(behind.receivedAtLimit).toBe(10n * 3n * 8n);
  expect(behind.passed.reduce((sum, { packets }) => sum + packets, 0n)).toBe(10n * 3n * 8n);
  expect(floodAt(inHardware, 1_000_000, 3).received).toBe(10n * (16n + 2n * 8n));
});

test.each([NIC_BUDGET, NIC_ANY_WINDOW])(
  '$id is attained from full buckets: a packet more breaks it',
  (claim) => {
    const observed = floodAt(inHardware, 1_000_000, 61);
    expect(breachOf(claim, observed, inHardware)).toBeNull();
    expect(breachOf(claim, andOneMore(observed), inHardware)).toMatch(/expected at most/);
  },
);

test('5 PPS_t is met over B_F seconds less R_L ticks and by no shorter window', () => {
  const worded = {
    ...inHardware,
    wordings: { 'T-NIC-SUFF/five-subsumes-burst': 'over-burst-windows' },
  };
  // At a tick of half a second a bucket holds 32 packets: 32 + 11 * 8 is 12 ticks of 10.
  const observed = floodAt(inHardware, 500_000, 20);
  expect(breachOf(NIC_FIVE, observed, worded)).toBeNull();
  expect(breachOf(NIC_FIVE, andOneMore(observed), worded)).toMatch(/in 12 ticks in a row/);
  const shorter = { ...worded, B_F: 7.5 };
  expect(breachOf(NIC_FIVE, observed, shorter)).toMatch(/in 11 ticks in a row/);
});

test('outside traffic stays outside unless the gate is open', () => {
  for (const [gate, taken] of [
    ['closed', 0n],
    ['open', 1_000_000n],
  ] as const) {
    const world = receivedPackets(withRules(draft, [wrong('nic-gate', gate)])).createWorld('ideal');
    world.open([10, 1_000_000]);
    world.sendFromOutside(1_000_000);
    expect(world.observe()).toMatchObject({ received: 20n + taken, receivedInside: 20n });
  }
});
