import Fraction from 'fraction.js';
import { describe, expect, it, test } from 'vitest';
import { jointCostReceipt } from '../../src/receipts/joint-cost-receipt.ts';
import { meterFlood } from '../../src/receipts/metered-flood.ts';
import { loadRevision } from '../../src/revision/load.ts';
import type { Microseconds, Ticks, VantageCount } from '../language/notation.ts';
import type { FigureId } from './catalogue.ts';
import { contains, type Interval } from './interval.ts';
import { type JudgedFigure, judgeFigures } from './judge.ts';
import { roundHalfUp, roundLike } from './printed.ts';

const draft = loadRevision('draft-00');
const judged = new Map(judgeFigures(draft).map((each) => [each.id, each]));

function judgedOf(id: FigureId): JudgedFigure {
  const found = judged.get(id);
  if (found === undefined) throw new Error(`no figure ${id}`);
  return found;
}

/** "[1/3, 2)", with nothing at an end that is unbounded. */
function show(interval: Interval | null | undefined): string {
  if (interval == null) return 'none';
  const { least, most } = interval;
  const opening = least?.included ? '[' : '(';
  return `${opening}${least?.at.toFraction() ?? ''}, ${most?.at.toFraction() ?? ''}${most?.included ? ']' : ')'}`;
}

/** Integers worked out by hand from the printed constants, in the units of the comments. */
test.each<[FigureId, bigint, bigint, string]>([
  // 4200 + 300 + 2 * 2100 ns
  ['c-path', 8_700n, 1_000n, '8.70'],
  ['bfd-parse-share', 4_200n, 300n, '14'],
  // 1000 HMACs a second
  ['hmac-share', 2_100_000n, 10_000_000n, '0.21'],
  ['cwt-share', 2_100_000n, 10_000_000n, '0.21'],
  // 1000 pairs at 8700 ns, 0.8 bundles of two cosignatures at 78,800 ns
  ['joint-reference', 8_826_080n, 10_000_000n, '0.88'],
  // 200,000 pairs, 16 bundles
  ['joint-regime-c', 1_742_521_600n, 10_000_000n, '174.25'],
  ['joint-scaling', 1_742_521_600n, 8_826_080n, '197'],
  ['flood-slope', 50n, 8_700n, '0.00575'],
  // 4 pairs admitted and 1024 lookups
  ['flood-bound', 86_000n, 8_700n, '9.89'],
  // the same over 60 s, and 8 s of pairs
  ['flood-receipt', 60n * 86_000n + 8n * 8_700n, 60n * 8_700n, '10.0'],
  ['flood-receipt-unlimited', 1024n, 1n, '1024'],
  ['forgery-probability', 256n, 1n, '256'],
  // 4 * 60 s + 8 s
  ['nic-ratio', 248n, 60n, '4.13'],
  ['bfd-speedup', 60_000n, 55n, '1091'],
  ['simulated-latency', 100n, 1n, '100'],
  ['simulated-ratio', 2n, 3n, '0.67'],
  ['telemetry-byte-rate', 23_200_000n, 1_000_000n, '23.2'],
])('%s is %s / %s, and %s as printed', (id, numerator, denominator, digits) => {
  const { value, figure } = judgedOf(id);
  expect(value?.toFraction()).toBe(new Fraction(numerator, denominator).toFraction());
  expect(value && roundLike(figure.printed, value)).toBe(digits);
});

/** All that is neither a measurement nor told below. */
test('the figures that are reproduced', () => {
  const found = [...judged.values()].filter(({ verdict }) => verdict === 'reproduced');
  expect(found.map(({ id }) => id)).toEqual([
    'validator-checks',
    'two-corollaries',
    'two-inheritance-results',
    'three-predicates',
    'theorems-of-abstract',
    'composition-holes',
    'bfd-parse-share',
    'c-path',
    'hmac-share',
    'cwt-share',
    'flood-slope',
    'flood-receipt-unlimited',
    'flood-modes',
    'manifest-root-octets',
    'nic-margin',
    'latency-mean',
    'bfd-speedup',
    'simulated-ratio',
    'telemetry-rate',
    'telemetry-byte-rate',
    'breakdown-cells',
    'push-payload',
    'push-frame',
    'bundle-d2-offset',
    'bundle-vantages-offset',
  ]);
});

test('external is what has nothing to recompute, and nothing else', () => {
  for (const { id, verdict, figure } of judged.values()) {
    expect(verdict === 'external', id).toBe(figure.formula.from === 'outside');
  }
});

describe('what the running core meters', () => {
  it('is the joint cost of the figures', () => {
    const { scalePoints } = jointCostReceipt(draft) as {
      scalePoints: { name: string; percentOfCore: { numerator: string; denominator: string } }[];
    };
    const metered = (name: string): string | undefined => {
      const percent = scalePoints.find((point) => point.name === name)?.percentOfCore;
      return percent && new Fraction(BigInt(percent.numerator), BigInt(percent.denominator)).toFraction();
    };
    expect(judgedOf('joint-reference').value?.toFraction()).toBe(metered('cwt-abstract'));
    expect(judgedOf('joint-regime-c').value?.toFraction()).toBe(metered('regime-c'));
  });

  it('rounds to the 10.0x of the receipt from a full bucket, and to the 9.89 of the bound from an empty one', () => {
    const flood = (F: number) => ({
      K: 1 as VantageCount,
      F,
      T_tick: 50_000 as Microseconds,
      ticks: 1200 as Ticks,
    });
    const baseline = meterFlood(draft, flood(1), 'absent');
    const ratio = (bucket: 'full bucket' | 'empty bucket'): Fraction =>
      new Fraction(meterFlood(draft, flood(1024), bucket), baseline);
    expect(roundHalfUp(ratio('full bucket'), 1)).toBe('10.0');
    expect(roundHalfUp(ratio('empty bucket'), 2)).toBe('9.89');
  });
});

describe('figures that depend on what is not printed', () => {
  test.each<[FigureId, string]>([
    // 0.005 and 0.015 over 0.01576 percent
    ['joint-reference', '[125/394, 375/394)'],
    // 0.245 and 0.255 over 0.3152 percent
    ['joint-regime-c', '[1225/1576, 1275/1576)'],
    ['joint-scaling', '(10875/23443, 10875/13987]'],
    ['regime-c-band', '(0, 16250/197]'],
    ['nic-ratio', '[15/16, 81/80)'],
    ['flood-receipt', '[113/232, 287/232)'],
    ['flood-saturation', '(156250/87, )'],
    ['flood-factors', '[4, 4]'],
    ['scale-points', '[3, 3]'],
    ['simulated-lower-bound', '[0, 1/2)'],
    ['bfd-byte-rate', '[79359/220, 79361/220)'],
    ['push-header', '[8, 8]'],
  ])('%s is reproduced only in %s', (id, interval) => {
    const { outcome, condition } = judgedOf(id);
    expect(outcome).toBe('reproduced only if');
    expect(show(condition?.interval)).toBe(interval);
  });

  /** JOINT in 1/10^7 percent of a core times the bundle period, in plain integers. */
  const reference = (cells: bigint, ticks: bigint): bigint => 8_700_000n * ticks + 157_600n * cells;
  const regimeC = (cells: bigint, ticks: bigint): bigint => 1_740_000_000n * ticks + 3_152_000n * cells;

  it('agree with every quotient of small integers, tried one by one', () => {
    const between = (
      n: bigint,
      d: bigint,
      [least, below]: readonly [bigint, bigint],
      unit: bigint,
    ): boolean => n * unit >= least * d && n * unit < below * d;
    const percent = 10_000_000n;
    for (let ticks = 1n; ticks <= 230n; ticks++) {
      for (let cells = 1n; cells <= ticks + 1n; cells++) {
        const x = new Fraction(cells, ticks);
        const isIn = (id: FigureId): boolean => {
          const interval = judgedOf(id).condition?.interval;
          return interval != null && contains(interval, x);
        };
        const [small, large] = [reference(cells, ticks), regimeC(cells, ticks)];
        const reproduced = [
          between(small, ticks * percent, [875n, 885n], 1000n),
          between(large, ticks * percent, [174_245n, 174_255n], 1000n),
          between(large, small, [1975n, 1985n], 10n),
        ];
        const found = (['joint-reference', 'joint-regime-c', 'joint-scaling'] as const).map(isIn);
        if (found.some((each, index) => each !== reproduced[index]))
          expect([x, found]).toEqual([x, reproduced]);
        const together = judgedOf('joint-scaling').together;
        const all = together?.interval != null && contains(together.interval, x);
        if (all !== reproduced.every(Boolean)) expect([x, all]).toEqual([x, reproduced]);
      }
    }
  });

  it('are solved together where they share it: 178 cells in 229 ticks is the simplest way to have all', () => {
    const { together } = judgedOf('joint-scaling');
    expect(together?.figures).toEqual([
      'joint-reference',
      'joint-regime-c',
      'joint-scaling',
      'regime-c-band',
    ]);
    expect(show(together?.interval)).toBe('[1225/1576, 10875/13987]');
    expect(together?.simplest?.toFraction()).toBe('178/229');
    expect(judgedOf('joint-scaling').condition?.read?.isMet).toBe(false);
    expect(show(judgedOf('nic-ratio').together?.interval)).toBe('[15/16, 81/80)');
  });
});

describe('figures that cannot be true at once', () => {
  test.each<[FigureId, readonly FigureId[]]>([
    ['scale-points', ['scale-points-of-abstract']],
    ['scale-points-of-abstract', ['scale-points']],
    ['flood-receipt', ['flood-bound']],
    ['flood-bound', ['flood-receipt']],
    ['two-path-decomposition', ['three-paths']],
    ['three-theorems', ['theorem-headings']],
    ['tag-octets', ['forgery-probability', 'captured-tag-bits']],
    ['forgery-probability', ['tag-octets', 'captured-tag-bits']],
    ['captured-tag-bits', ['forgery-probability', 'tag-octets']],
    ['bfd-lower-bound', ['latency-best', 'd1-detection']],
    ['d1-detection', ['bfd-lower-bound', 'latency-worst']],
    ['simulated-lower-bound', ['simulated-latency']],
  ])('%s contradicts %j', (id, others) => {
    const { verdict, contradictions } = judgedOf(id);
    expect(verdict).toBe('contradicts');
    expect(contradictions.map(({ figure }) => figure)).toEqual(others);
  });

  it('are named by each other', () => {
    for (const { id, contradictions } of judged.values()) {
      for (const { figure } of contradictions) {
        expect(judgedOf(figure).contradictions.map((each) => each.figure)).toContain(id);
      }
    }
  });

  it('are no others: a figure printed twice alike does not contradict itself', () => {
    const found = [...judged.values()].filter(({ verdict }) => verdict === 'contradicts');
    expect(found).toHaveLength(17);
    for (const id of ['cwt-json-price', 'c-json', 'cwt-share', 'nic-margin', 'captured-quorum'] as const) {
      expect(judgedOf(id).contradictions, id).toEqual([]);
    }
  });
});

it('is a function of the revision alone', () => {
  expect(judgeFigures(loadRevision('draft-00'))).toEqual([...judged.values()]);
});
