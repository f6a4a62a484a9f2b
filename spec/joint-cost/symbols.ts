import { ofStretch, type Stretch } from '../formula/stretch.ts';
import type { Symbols } from '../formula/vocabulary.ts';
import type { OperatingPoint } from '../language/revision.ts';

/** An observation of one deployment. */
interface OfPoint {
  readonly point: OperatingPoint;
}

/** What section 2 writes for short. */
export const DEFINED = {
  PPS_t: 'N / T_tick',
  bundles_per_sec: 'cells_k / (bundle_period_ticks * T_tick)',
  JOINT: 'PPS_t * (c_json + c_hmac) + PPS_t * (c_bfd_parse + c_hmac) + bundles_per_sec * q * c_ed25519',
} as const;

/**
 * The symbols of section 1.1 for an operating point, and those of section 2 that are short for formulas of them. A
 * per_sec of the draft is per microsecond here, as T_tick is in microseconds; a cost is in nanoseconds of CPU.
 */
export function symbolsOfPoint<Subject, Whole>(
  pointOf: (subject: Subject, whole: Whole) => OperatingPoint,
): Symbols<Subject, Whole> {
  const parameter = (unit: string, name: keyof OperatingPoint) => ({
    unit,
    of: (subject: Subject, _: unknown, whole: Whole) => pointOf(subject, whole)[name],
  });
  return {
    N: parameter('1', 'N'),
    T_tick: parameter('us', 'T_tick'),
    q: parameter('1', 'q'),
    cells_k: parameter('1', 'cells_k'),
    bundle_period_ticks: parameter('1', 'bundle_period'),
    PPS_t: { means: DEFINED.PPS_t },
    bundles_per_sec: { means: DEFINED.bundles_per_sec },
    JOINT: { means: DEFINED.JOINT },
  };
}

/** The same for what a deployment cost in n ticks. */
export function costOfTicks<Observed extends OfPoint>(path = 'CPU'): Symbols<Stretch<Observed>> {
  return {
    ...symbolsOfPoint(({ observed }: Stretch<Observed>) => observed.point),
    n: ofStretch('length', '1'),
    [`${path}(n)`]: ofStretch('counted', 'ns'),
    'pairs_offered(n)': ofStretch('offered', '1'),
  };
}
