import type { Revision } from '../language/revision.ts';

/** What clause 2 prints of an operating point; q is the default of 1.1. */
export interface PrintedPoint {
  readonly N: number;
  /** In microseconds. */
  readonly T_tick: number;
  readonly q: number;
}

const PRINTED_POINTS = {
  'cwt-abstract': { N: 1000, T_tick: 1_000_000, q: 2 },
  'regime-c': { N: 10_000, T_tick: 50_000, q: 2 },
} as const;

export type PointName = keyof typeof PRINTED_POINTS;

/** The revision's operating point of this name; where it has none, what clause 2 prints. */
export function pointNamed({ scalePoints }: Revision, name: PointName): PrintedPoint {
  return scalePoints.find((point) => point.name === name) ?? PRINTED_POINTS[name];
}
