import { wrong } from '../spec/rules/catalogue.ts';
import type { FlipQuestion } from '../src/search/analyse/flip-point.ts';

/** A bucket of B_F seconds of tick pairs that starts full, with a lookup for each pair, and insiders that flood. */
const FULL_BUCKET = {
  rules: [
    wrong('limiter-start', 'full'),
    wrong('limiter-unit', 'tick-pairs'),
    wrong('burst-unit', 'seconds'),
    wrong('xdp-charge', 'per-pair'),
  ],
  open: ['flood'],
} as const satisfies Partial<FlipQuestion>;
const ONE_SECOND_US = 1_000_000;

/** A collector that splits a view among quorums of its choice, and witnesses of which f are corrupt. */
const SPLITTING = ['split-view', 'disjoint-quorums', 'corrupt-witness'] as const;
/** q as it is set, and an auditor that asks m witnesses. */
const ANY_QUORUM = {
  rules: [wrong('quorum-condition', 'none'), wrong('auditor-asks', 'one')],
  open: SPLITTING,
} as const satisfies Partial<FlipQuestion>;

/** The claims with what is asked of the draft as it is: some steps are open, and each rule as it is read or as named. */
const CLAIM_QUESTIONS: readonly FlipQuestion[] = [
  { statement: 'T-JCOST-1/exact', limit: 'N', from: 1, to: 1_000_000, open: [] },
  { statement: 'T-JCOST-1/exact', limit: 'q', from: 1, to: 12, open: [] },
  {
    statement: 'T-JCOST-1/independent-of-insider-rate',
    limit: 'F',
    from: 1,
    to: 1024,
    rules: [wrong('lookup-in-joint', 'charged')],
    at: { T_tick: ONE_SECOND_US },
    open: ['flood'],
  },
  { statement: 'T-VDOS-1/bound', limit: 'N', from: 1, to: 1_000_000, open: ['flood'] },
  {
    statement: 'T-VDOS-1/bound',
    limit: 'B_F',
    from: 1,
    to: 64,
    at: { T_tick: ONE_SECOND_US },
    ...FULL_BUCKET,
  },
  {
    statement: 'T-VDOS-1/bound',
    limit: 'R_L',
    from: 1,
    to: 64,
    at: { T_tick: ONE_SECOND_US },
    ...FULL_BUCKET,
  },
  { statement: 'T-VDOS-1/bound', limit: 'T_tick', from: 1000, to: 60_000_000, ...FULL_BUCKET },
  { statement: 'T-VDOS-1/near-constant', limit: 'F', from: 0, to: 65_536, open: ['flood'] },
  { statement: 'T-VDOS-1/near-constant', limit: 'R_L', from: 1, to: 64, at: { F: 1024 }, open: ['flood'] },
  { statement: 'T-VDOS-1/receipt', limit: 'R_L', from: 1, to: 16, open: ['flood'] },
  { statement: 'T-RC-1/accepts-honest', limit: 'wrapper_lifetime', from: 1, to: 16, open: ['skew-clock'] },
  { statement: 'T-COMP-SPLIT/detects', limit: 'q', from: 1, to: 5, ...ANY_QUORUM },
  {
    statement: 'T-COMP-SPLIT/detects',
    limit: 'q',
    from: 1,
    to: 5,
    rules: [wrong('quorum-condition', 'none'), wrong('auditor-asks', 'enough')],
    open: SPLITTING,
  },
  { statement: 'T-COMP-SPLIT/detects', limit: 'witnesses', from: 1, to: 12, at: { q: 4 }, ...ANY_QUORUM },
  {
    statement: 'T-COMP-SPLIT/detects',
    limit: 'corrupt_witnesses',
    from: 0,
    to: 4,
    at: { witnesses: 3, q: 2 },
    ...ANY_QUORUM,
  },
  { statement: 'T-COMP-SPLIT/detects', limit: 'auditor_asks', from: 1, to: 5, at: { q: 3 }, ...ANY_QUORUM },
  {
    statement: 'T-NIC-SUFF/five-subsumes-burst',
    limit: 'B_F',
    from: 1,
    to: 64,
    rules: [...FULL_BUCKET.rules, wrong('limiter-position', 'nic-hardware')],
    at: { T_tick: ONE_SECOND_US },
    open: ['flood'],
  },
  {
    statement: 'T-NIC-SUFF/budget',
    limit: 'nic_window',
    from: 1_000_000,
    to: 120_000_000,
    rules: [...FULL_BUCKET.rules, wrong('limiter-position', 'nic-hardware')],
    open: ['flood', 'burst'],
  },
  { statement: 'T-NIC-SUFF/independent-of-rate', limit: 'F', from: 0, to: 1024, open: ['flood'] },
  {
    statement: 'T-NIC-SUFF/independent-of-rate',
    limit: 'R_L',
    from: 1,
    to: 64,
    at: { F: 16 },
    open: ['flood'],
  },
];

/** The limits of the draft, and the statements whose verdicts may turn on them. */
export const FLIP_QUESTIONS: readonly FlipQuestion[] = [
  { statement: 'T-JCOST-1.A', limit: 'cores', from: 1, to: 64 },
  { statement: 'T-VDOS-1', limit: 'R_L', from: 1, to: 64 },
  { statement: 'T-VDOS-1', limit: 'B_F', from: 1, to: 1000 },
  { statement: 'T-VDOS-1', limit: 'F', from: 0, to: 65_536 },
  { statement: 'T-VDOS-1', limit: 'N', from: 1, to: 1_000_000 },
  { statement: 'T-VDOS-NEG', limit: 'cores', from: 1, to: 64 },
  { statement: 'T-RC-1.A', limit: 'wrapper_lifetime', from: 1, to: 16 },
  { statement: 'T-COMP-SPLIT', limit: 'witnesses', from: 2, to: 12 },
  { statement: 'T-COMP-SPLIT', limit: 'q', from: 1, to: 12 },
  { statement: 'T-NIC-SUFF', limit: 'B_F', from: 1, to: 1000 },
  { statement: 'T-NIC-SUFF', limit: 'nic_window', from: 1_000_000, to: 120_000_000 },
  { statement: 'T-NIC-SUFF', limit: 'R_L', from: 1, to: 64 },
  ...CLAIM_QUESTIONS,
];
