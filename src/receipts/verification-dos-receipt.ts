import Fraction from 'fraction.js';
import type { Nanoseconds, Ticks } from '../../spec/language/notation.ts';
import type { Revision, ScalePoint } from '../../spec/language/revision.ts';
import { exactRatio } from '../report/text/exact-ratio.ts';
import { type Flood, meterFlood, type RateLimit } from './metered-flood.ts';

/** The scale point whose vantages all flood; the ratios do not depend on it where the burst has decayed. */
const SCALE_POINT = 'regime-c';
const NATURAL = 1;

/** The cost ratios of section 3 at every flood factor, metered from the running core with and without the limiter. */
export function verificationDosReceipt(revision: Revision): object {
  const point = revision.scalePoints.find(({ name }) => name === SCALE_POINT) ?? revision.scalePoints[0];
  if (point === undefined) throw new Error(`${revision.name} has no scale point to flood`);
  const flood = floodOf(point, revision);
  const baseline = meterFlood(revision, { ...flood, F: NATURAL }, 'absent');
  return {
    schema: 'mvps-verify/receipt/verification-dos/1',
    clause: '3',
    inputs: { revision: revision.name, digest: revision.digest },
    insiders: { scalePoint: point.name, K: flood.K, T_tick_us: flood.T_tick, ticks: flood.ticks },
    baselineNanoseconds: `${baseline}`,
    floodFactors: revision.floodFactors.map((F) => factorEntry({ ...flood, F }, baseline, revision)),
  };
}

/** The natural traffic of a whole deployment over the window of 6.1. */
function floodOf({ N, T_tick }: ScalePoint, { nicWindow }: Revision): Flood {
  return { K: N, F: NATURAL, T_tick, ticks: Math.ceil(nicWindow / T_tick) as Ticks };
}

function factorEntry(flood: Flood, baseline: Nanoseconds, revision: Revision): object {
  const { R_L, c_path, cost } = revision;
  // R_L + F c_xdp / c_path.
  const bound = new Fraction(cost.c_xdp, c_path).mul(flood.F).add(R_L);
  const [over, under] = [bound.n, bound.d];
  const entry = (limit: RateLimit): { readonly attacked: Nanoseconds; readonly told: object } => {
    const attacked = meterFlood(revision, flood, limit);
    return {
      attacked,
      told: { attackedNanoseconds: `${attacked}`, ratio: exactRatio(attacked, baseline) },
    };
  };
  const limited = (limit: RateLimit): object => {
    const { attacked, told } = entry(limit);
    return { ...told, isWithinBound: attacked * under <= baseline * over };
  };
  return {
    F: flood.F,
    withLimiter: {
      bound: exactRatio(over, under),
      fromEmptyBucket: limited('empty bucket'),
      fromFullBucket: limited('full bucket'),
    },
    withoutLimiter: entry('absent').told,
  };
}
