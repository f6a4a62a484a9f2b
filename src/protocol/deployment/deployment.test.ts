import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Ticks } from '../../../spec/language/notation.ts';
import type { OperatingPoint } from '../../../spec/language/revision.ts';
import { meaningsOf, type RuleChoice, type RuleName, wrong } from '../../../spec/rules/catalogue.ts';
import { withRules } from '../../revision/build.ts';
import { loadRevision } from '../../revision/load.ts';
import { Deployment, type TelemetryForm } from './deployment.ts';

const revision = loadRevision('draft-00');
const TWO_BY_TWO = { N: 2, T_tick: 50_000, q: 2, cells_k: 2, bundle_period: 3 } as OperatingPoint;

function countsOf({ meter }: Deployment) {
  const { jsonDecodes, cwtMacs, bfdParses, bfdMacs, cosignatures, lookups, nicPackets } = meter;
  return { jsonDecodes, cwtMacs, bfdParses, bfdMacs, cosignatures, lookups, nicPackets };
}

function counted(
  point: OperatingPoint,
  runs: readonly number[],
  choices: readonly RuleChoice[] = [],
  form?: TelemetryForm,
) {
  const deployment = new Deployment(withRules(revision, choices));
  deployment.start(point, form);
  for (const ticks of runs) deployment.run(ticks as Ticks);
  return countsOf(deployment);
}

test('two vantages, seven ticks, two bundles of two cosignatures every three ticks', () => {
  expect(counted(TWO_BY_TWO, [7])).toEqual({
    jsonDecodes: 14,
    cwtMacs: 14,
    bfdParses: 14,
    bfdMacs: 14,
    cosignatures: 8,
    lookups: 0,
    nicPackets: 28n,
  });
});

test('starting afresh forgets what was metered, sent and accepted', () => {
  const deployment = new Deployment(revision);
  deployment.start({ ...TWO_BY_TWO, bundle_period: 1 as Ticks });
  deployment.run(5 as Ticks);
  deployment.start(TWO_BY_TWO);
  deployment.run(7 as Ticks);
  expect(countsOf(deployment)).toEqual(counted(TWO_BY_TWO, [7]));
  expect(deployment.ticks).toBe(7);
});

const point = fc.record({
  N: fc.integer({ min: 1, max: 5 }),
  T_tick: fc.constantFrom(1000, 50_000, 333_333, 400_000, 1_000_000, 1_000_001),
  q: fc.integer({ min: 1, max: 4 }),
  cells_k: fc.integer({ min: 1, max: 7 }),
  bundle_period: fc.integer({ min: 1, max: 6 }),
}) as unknown as fc.Arbitrary<OperatingPoint>;
const runs = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 });

const ON_THE_WAY: readonly RuleName[] = [
  'emission',
  'bundle-schedule',
  'cosignatures-verified',
  'mac-per-path',
  'cwt-mac-verification',
  'lookup-in-joint',
];
const CHOICES = ON_THE_WAY.flatMap((rule) =>
  Object.keys(meaningsOf(rule)).map((take) => ({ rule, take }) as unknown as RuleChoice),
);

const form = fc.record({
  jitter: fc.integer({ min: 0, max: 25 }),
  segments: fc.integer({ min: 1, max: 4 }),
  octets: fc.constantFrom(1, 497, 498, 995),
});
/** Telemetry that no two ticks need have alike, looked up in each way. */
const LOOKED_UP = (['per-pair', 'per-packet'] as const).flatMap((charge) =>
  (['none', 'rfc5880', 'longer'] as const).map((jitter) => [charge, jitter] as const),
);

describe('ticks at once and one by one come to the same counts', () => {
  test.each(LOOKED_UP)('looked up %s, jitter %s, in segments', (charge, jitter) => {
    const choices = [
      wrong('lookup-in-joint', 'charged'),
      wrong('xdp-charge', charge),
      wrong('bfd-send-jitter', jitter),
      wrong('snapshot-framing', 'segments'),
    ];
    fc.assert(
      fc.property(point, runs, form, (at, together, sent) => {
        const total = together.reduce((sum, ticks) => sum + ticks, 0);
        const oneByOne = new Array<number>(total).fill(1);
        expect(counted(at, together, choices, sent)).toEqual(counted(at, oneByOne, choices, sent));
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  test.each(CHOICES)('$rule=$take', (choice) => {
    fc.assert(
      fc.property(point, runs, (at, together) => {
        const total = together.reduce((sum, ticks) => sum + ticks, 0);
        const oneByOne = new Array<number>(total).fill(1);
        expect(counted(at, together, [choice])).toEqual(counted(at, oneByOne, [choice]));
      }),
      { seed: 1, numRuns: 100 },
    );
  });
});

test('so many alike vantages cost as many times one of them, and their bundles nothing more', () => {
  const one = counted({ ...TWO_BY_TWO, N: 1 as OperatingPoint['N'] }, [10]);
  const many = counted({ ...TWO_BY_TWO, N: 1_000_000 as OperatingPoint['N'] }, [10]);
  expect(many.cwtMacs).toBe(1_000_000 * one.cwtMacs);
  expect(many.bfdMacs).toBe(1_000_000 * one.bfdMacs);
  expect(many.cosignatures).toBe(one.cosignatures);
});
