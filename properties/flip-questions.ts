import type { FlipQuestion } from '../src/search/flip-point.ts';

/** The limits of the draft, and the statements whose verdicts may turn on them. */
export const FLIP_QUESTIONS: readonly FlipQuestion[] = [
  { statement: 'T-NIC-SUFF', limit: 'B_F', from: 1, to: 1000 },
  { statement: 'T-NIC-SUFF', limit: 'nic_window', from: 1_000_000, to: 120_000_000 },
  { statement: 'T-NIC-SUFF', limit: 'R_L', from: 1, to: 64 },
  { statement: 'T-VDOS-1', limit: 'R_L', from: 1, to: 64 },
  { statement: 'T-VDOS-1', limit: 'B_F', from: 1, to: 1000 },
  { statement: 'T-VDOS-NEG', limit: 'cores', from: 1, to: 64 },
  { statement: 'T-JCOST-1.A', limit: 'cores', from: 1, to: 64 },
  { statement: 'T-RC-1.A', limit: 'wrapper_lifetime', from: 1, to: 16 },
  { statement: 'T-COMP-SPLIT', limit: 'witnesses', from: 2, to: 12 },
];
