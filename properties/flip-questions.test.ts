import { describe, expect, test } from 'vitest';
import type { StatementId } from '../spec/language/statement.ts';
import { type LimitSetting, limitOf } from '../src/revision/build.ts';
import { loadRevision } from '../src/revision/load.ts';
import { type Flip, type FlipPoint, type FlipQuestion, findFlip } from '../src/search/analyse/flip-point.ts';
import { inThisThread } from '../src/search/run/task.ts';
import { BINDINGS } from './catalogue.ts';
import { FLIP_QUESTIONS } from './flip-questions.ts';

const draft = loadRevision('draft-00');
const CASES = 16_384;

function questionsOf(statement: StatementId, limit: LimitSetting): readonly FlipQuestion[] {
  return FLIP_QUESTIONS.filter((question) => question.statement === statement && question.limit === limit);
}

async function ask(question: FlipQuestion, revision = draft): Promise<FlipPoint> {
  const bindings = BINDINGS.filter(({ statement }) => statement.id === question.statement);
  const executor = inThisThread(bindings, revision);
  return findFlip(question, { revision, seed: 1, cases: CASES, executor });
}

function flipsOf({ answer }: FlipPoint): readonly Flip[] {
  return answer.kind === 'no flip' ? [] : answer.flips;
}

/** The value below a flip that is the only one. */
function lowerEnd(point: FlipPoint): number | null {
  const [flip, ...others] = flipsOf(point);
  return flip === undefined || others.length > 0 ? null : flip.below.value;
}

/** What the draft prints, in plain numbers: none of what follows uses a formula of the statements. */
const R_L = 4;
const B_F = 8;
const C_PATH_NS = 8700;
const C_XDP_NS = 50;
const MINUTE_S = 60;
/** Times the price of a bucket that counts single packets, two of which make a tick pair. */
const PACKETS = 2;

/**
 * The longest window in which a bucket of B_F seconds, full at its first tick, lets more than R_L + 1 times the natural
 * packets pass: over every tick T and every number k of whole ticks and r us that the window holds. k + 1 ticks begin
 * in it, so that R_L pairs on each of k and one full bucket pass.
 */
function longestExceededWindow(): number {
  let longest = 0;
  for (let T = 1000; T <= 2_000_000; T++) {
    const bucket = Math.floor((PACKETS * B_F * 1_000_000) / T);
    for (let k = Math.max(0, Math.floor(bucket / PACKETS) - 2); k <= bucket / PACKETS; k++) {
      // PACKETS R_L k + bucket > PACKETS (R_L + 1) (k T + r) / T
      const spare = (bucket - PACKETS * k) * T;
      const r = Math.min(Math.ceil(spare / (PACKETS * (R_L + 1))) - 1, T - 1);
      if (r >= 0) longest = Math.max(longest, k * T + r);
    }
  }
  return longest;
}

/** Whether two quorums can share none but corrupt witnesses: they share 2 q - w at least. */
const canSplit = (w: number, q: number, f: number): boolean => q <= w && Math.max(0, 2 * q - w) <= f;

/** The last value for which something holds, from the least on. */
function last(from: number, holds: (value: number) => boolean): number {
  let value = from;
  while (holds(value + 1)) value++;
  return value;
}

type Expected = readonly [
  statement: StatementId,
  limit: LimitSetting,
  nth: number,
  below: number,
  why: string,
];

const EXPECTED: readonly Expected[] = [
  ['T-NIC-SUFF', 'B_F', 0, MINUTE_S, 'R_L 60 s + B_F <= (R_L + 1) 60 s'],
  ['T-NIC-SUFF', 'nic_window', 0, longestExceededWindow(), 'a full bucket over whole ticks'],
  ['T-JCOST-1/independent-of-insider-rate', 'F', 0, 1, 'F = 1 is no flood'],
  ['T-VDOS-1/bound', 'B_F', 0, R_L, 'at T_tick = 1 s a bucket holds B_F pairs, a tick brings R_L'],
  ['T-VDOS-1/bound', 'R_L', 0, B_F - 1, 'the same'],
  [
    'T-VDOS-1/bound',
    'T_tick',
    0,
    Math.floor((PACKETS * B_F * 1_000_000) / (PACKETS * R_L + 1)),
    'a packet beyond R_L pairs is in the bucket',
  ],
  [
    'T-VDOS-1/near-constant',
    'F',
    0,
    last(0, (F) => F * C_XDP_NS <= R_L * C_PATH_NS),
    'the lookups outweigh R_L',
  ],
  [
    'T-VDOS-1/near-constant',
    'R_L',
    0,
    last(0, (limit) => 1024 * C_XDP_NS > limit * C_PATH_NS),
    'the same at F = 1024',
  ],
  ['T-RC-1/accepts-honest', 'wrapper_lifetime', 0, 3, 'a clock 3 ticks behind'],
  ['T-COMP-SPLIT/detects', 'q', 0, last(0, (q) => canSplit(5, q, 1)), 'q > (w + f) / 2'],
  ['T-COMP-SPLIT/detects', 'q', 1, 1, 'q > f: a quorum holds an honest witness, and enough are asked'],
  ['T-COMP-SPLIT/detects', 'witnesses', 0, last(4, (w) => !canSplit(w, 4, 1)), 'w < 2 q - f'],
  ['T-COMP-SPLIT/detects', 'corrupt_witnesses', 0, last(0, (f) => !canSplit(3, 2, f)), 'f < 2 q - w'],
  [
    'T-COMP-SPLIT/detects',
    'auditor_asks',
    0,
    5 - (3 - 1),
    'm > w - (q - f): all but the honest of one quorum',
  ],
  ['T-NIC-SUFF/five-subsumes-burst', 'B_F', 0, R_L + 1, 'at T_tick = 1 s a bucket holds B_F pairs'],
  ['T-NIC-SUFF/independent-of-rate', 'F', 0, R_L, 'beyond R_L'],
  ['T-NIC-SUFF/independent-of-rate', 'R_L', 0, 16 - 1, 'beyond R_L, at F = 16'],
];

test('what the draft prints is what is reckoned with here', () => {
  expect([draft.R_L, draft.B_F, Number(draft.c_path), Number(draft.cost.c_xdp)]).toEqual([
    R_L,
    B_F,
    C_PATH_NS,
    C_XDP_NS,
  ]);
  expect([draft.witnesses, draft.corruptWitnesses, draft.auditorAsks]).toEqual([5, 1, 1]);
});

describe('flip points on draft-00, reckoned by hand', () => {
  test.each(EXPECTED)(
    '%s, %s (%i): %i is the last before the flip (%s)',
    async (statement, limit, nth, below) => {
      const question = questionsOf(statement, limit)[nth];
      const point = await ask(question as FlipQuestion);
      expect(lowerEnd(point)).toBe(below);
      const [flip] = flipsOf(point);
      expect(flip?.failing.script.breach).toMatch(/expected/);
      expect(flip?.holding.steps.map(({ step }) => step)).toEqual(
        flip?.failing.script.steps.map(({ step }) => step),
      );
    },
  );
});

test('the receipt of draft-01-proposed is right at R_L = 4 and nowhere else', async () => {
  const [question] = questionsOf('T-VDOS-1/receipt', 'R_L');
  const point = await ask(question as FlipQuestion, loadRevision('draft-01-proposed'));
  const values = flipsOf(point).map(({ below, above }) => [below.value, below.verdict, above.value]);
  // 9.885 is at most R_L + 1024 * 50 / 8700 from R_L = 4 on, and to its last digit no less up to there.
  expect(values).toEqual([
    [3, 'refuted', 4],
    [4, 'held', 5],
  ]);
});

describe('every question', () => {
  test('is about a statement that is there, and about legal values', () => {
    const known = BINDINGS.map(({ statement }) => statement.id);
    for (const { statement, from, to } of FLIP_QUESTIONS) {
      expect(known).toContain(statement);
      expect(from).toBeLessThan(to);
    }
  });

  test('opens only steps that its statement has', () => {
    for (const { statement, open = [] } of FLIP_QUESTIONS) {
      const binding = BINDINGS.find((one) => one.statement.id === statement);
      for (const choice of open) expect(binding?.grants, `${statement}, ${choice}`).toContain(choice);
    }
  });

  test('that the issue names is asked: R_L, B_F, w, q, f, m, window, expiry, N, F', () => {
    const asked = new Set(FLIP_QUESTIONS.map(({ limit }) => limit));
    const named = [
      'R_L',
      'B_F',
      'witnesses',
      'q',
      'corrupt_witnesses',
      'auditor_asks',
      'nic_window',
    ] as const;
    for (const limit of [...named, 'wrapper_lifetime', 'N', 'F'] as const) expect(asked).toContain(limit);
    expect(named.filter((limit) => limitOf(draft, limit) === null)).toEqual(['q']);
  });
});
