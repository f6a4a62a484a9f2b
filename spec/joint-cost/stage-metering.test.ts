import { describe, expect, test } from 'vitest';
import { loadRevision } from '../../src/revision/load.ts';
import type { OperatingPoint, Revision } from '../language/revision.ts';
import { breachOf } from '../language/statement.ts';
import { type Charged, type Counted, STAGE_METERING, type StageObservation } from './stage-metering.ts';

const revision = loadRevision('draft-00');

/** Two vantages for seven ticks; four bundles of two cosignatures; one bundle more; three packets of strangers. */
const OBSERVED: StageObservation = {
  point: { N: 2, T_tick: 50_000, q: 2, cells_k: 2, bundle_period: 3 } as OperatingPoint,
  ticks: 7,
  presented: {
    snapshots: 14,
    pushes: 14,
    segments: 2,
    lengths: 3,
    strangers: 3,
    bundles: 4,
    extraBundles: 1,
    furtherCosignatures: 8,
    copiedCosignatures: 4,
  },
  counted: {
    received: 31n,
    lookups: 3,
    jsonDecodes: 14,
    cwtMacs: 14,
    bfdParses: 14,
    bfdMacs: 14,
    cosignatures: 10,
  },
  charged: { A: 88_200n, B: 33_600n, C: 788_000n, front: 150n, total: 909_950n },
};

function breach(change: { counted?: Partial<Counted>; charged?: Partial<Charged> }, of: Revision = revision) {
  const { counted, charged } = OBSERVED;
  return breachOf(
    STAGE_METERING,
    {
      ...OBSERVED,
      counted: { ...counted, ...change.counted },
      charged: { ...charged, ...change.charged },
    },
    of,
  );
}

function reading(rules: Partial<Revision['rules']>): Revision {
  return { ...revision, rules: { ...revision.rules, ...rules } };
}

test('each stage counts what was put before it, and is charged for it', () => {
  expect(breach({})).toBeNull();
});

describe('one too many at a stage, or one nanosecond on a path', () => {
  test.each(Object.keys(OBSERVED.counted) as (keyof Counted)[])('%s', (stage) => {
    const found = OBSERVED.counted[stage];
    expect(breach({ counted: { [stage]: typeof found === 'bigint' ? found + 1n : found + 1 } })).toContain(
      `expected ${found} `,
    );
  });
  test.each(Object.keys(OBSERVED.charged) as (keyof Charged)[])('%s', (path) => {
    expect(breach({ charged: { [path]: OBSERVED.charged[path] - 1n } })).toContain(
      `expected ${OBSERVED.charged[path]} ns`,
    );
  });
});

test('two faults that cancel out in the sum of a path are seen', () => {
  // Two HMACs cost what one JSON decode does.
  expect(breach({ counted: { jsonDecodes: 15, cwtMacs: 12 } })).toContain('14 JSON decodes');
  expect(breach({ counted: { cwtMacs: 28, bfdMacs: 0 } })).toContain('14 HMACs of path A');
});

describe('what is due under other readings', () => {
  const charges = (total: bigint, more: Partial<Charged>) => ({ ...more, total });
  test.each([
    [
      'every cosignature is verified',
      reading({ 'cosignatures-verified': 'all-presented' }),
      { cosignatures: 22 },
      charges(1_855_550n, { C: 1_733_600n }),
    ],
    [
      'bundles beyond the schedule are refused',
      reading({ 'path-c-limit': 'limited' }),
      { cosignatures: 8 },
      charges(752_350n, { C: 630_400n }),
    ],
    [
      'bundles come over the network and all packets are looked up',
      reading({ 'bundle-arrival': 'network', 'lookup-in-joint': 'charged' }),
      { received: 36n, lookups: 22 },
      charges(910_900n, { front: 1_100n }),
    ],
    [
      'three packets at a time, looked up in twos',
      reading({ 'snapshot-framing': 'segments', 'lookup-in-joint': 'charged' }),
      { received: 45n, lookups: 31 },
      charges(911_350n, { front: 1_550n }),
    ],
    [
      'three packets at a time, looked up one by one',
      reading({
        'snapshot-framing': 'segments',
        'lookup-in-joint': 'charged',
        'xdp-charge': 'per-packet',
      }),
      { received: 45n, lookups: 45 },
      charges(912_050n, { front: 2_250n }),
    ],
    [
      'snapshots of three times the length',
      reading({ 'snapshot-payload': 'unbounded' }),
      {},
      charges(1_086_350n, { A: 264_600n }),
    ],
  ] as const)('%s', (_, of, counted, charged) => {
    expect(breach({ counted, charged }, of)).toBeNull();
    expect(breach({}, of)).not.toBeNull();
  });
});
