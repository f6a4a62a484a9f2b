import type { Finding } from './first-finding.ts';
import { median } from './paired-rounds.ts';

/** The bars of a wrong rule, over the seeds, in seconds. Both are to stay below. */
export const MEDIAN_SECONDS = 1;
export const WORST_SECONDS = 10;

/** What the searches from some seeds come to; infinite where that is a search that did not find it. */
export interface Spread {
  readonly medianCases: number;
  readonly worstCases: number;
  readonly medianSeconds: number;
  readonly worstSeconds: number;
  /** Seeds from which nothing was found. */
  readonly unfound: number;
}

export function spreadOf(findings: readonly Finding[]): Spread {
  const over = (measure: (finding: Finding) => number): readonly number[] =>
    findings.map((finding) => (finding.found ? measure(finding) : Number.POSITIVE_INFINITY));
  const cases = over((finding) => finding.cases);
  const seconds = over((finding) => finding.seconds);
  return {
    medianCases: median(cases),
    worstCases: Math.max(...cases),
    medianSeconds: median(seconds),
    worstSeconds: Math.max(...seconds),
    unfound: findings.filter(({ found }) => !found).length,
  };
}

/** Which bars are missed, in words; none where both are met. */
export function missedBars({ medianSeconds, worstSeconds }: Spread): readonly string[] {
  return [
    ...(medianSeconds < MEDIAN_SECONDS ? [] : ['median']),
    ...(worstSeconds < WORST_SECONDS ? [] : ['worst']),
  ];
}
