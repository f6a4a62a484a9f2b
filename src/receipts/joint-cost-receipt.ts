import {
  type ClosedForm,
  type CostRate,
  closedForm,
  compareRates,
  elapsed,
} from '../../spec/joint-cost/closed-form.ts';
import type { Nanoseconds, Ticks } from '../../spec/language/notation.ts';
import type { Revision, ScalePoint } from '../../spec/language/revision.ts';
import { Deployment } from '../protocol/deployment/deployment.ts';
import { exactRatio } from '../report/text/exact-ratio.ts';

const SECOND_NS = 10n ** 9n;

/** The joint cost of section 2 at every scale point: what the formula gives, and what the running core metered. */
export function jointCostReceipt(revision: Revision): object {
  return {
    schema: 'mvps-verify/receipt/joint-cost/1',
    clause: '2',
    inputs: { revision: revision.name, digest: revision.digest },
    unit: 'nanoseconds of CPU per second',
    scalePoints: revision.scalePoints.map((point) => scalePointEntry(point, revision)),
  };
}

function scalePointEntry(point: ScalePoint, revision: Revision): object {
  const { name, clause, N, T_tick, q, cells_k, bundle_period } = point;
  const claimed = closedForm(point, revision);
  const { metered, ticks } = meterWholePeriods(point, revision);
  const { cpu, during } = claimed.joint;
  return {
    name,
    clause,
    operatingPoint: { N, T_tick_us: T_tick, q, cells_k, bundle_period_ticks: bundle_period },
    meteredOver: { ticks, nanoseconds: `${elapsed(ticks, point)}` },
    paths: {
      A: comparison(claimed.A, metered.A),
      B: comparison(claimed.B, metered.B),
      C: comparison(claimed.C, metered.C),
    },
    joint: comparison(claimed.joint, metered.joint),
    percentOfCore: exactRatio(100n * cpu, during),
  };
}

function comparison(claimed: CostRate, metered: CostRate): object {
  return {
    closedForm: perSecond(claimed),
    metered: perSecond(metered),
    isEqual: compareRates(claimed, metered) === 0n,
  };
}

function perSecond({ cpu, during }: CostRate): object {
  return exactRatio(cpu * SECOND_NS, during);
}

/** Runs an honest deployment for the window of 6.1, rounded up to whole bundle periods. */
function meterWholePeriods(
  point: ScalePoint,
  revision: Revision,
): { readonly metered: ClosedForm; readonly ticks: Ticks } {
  const period = point.bundle_period * point.T_tick;
  const ticks = (Math.ceil(revision.nicWindow / period) * point.bundle_period) as Ticks;
  const deployment = new Deployment(revision);
  deployment.start(point);
  deployment.run(ticks);
  const { meter } = deployment;
  const rate = (cpu: Nanoseconds): CostRate => ({ cpu, during: elapsed(ticks, point) });
  const [A, B, C] = [meter.spentOn('A'), meter.spentOn('B'), meter.spentOn('C')].map(rate) as [
    CostRate,
    CostRate,
    CostRate,
  ];
  return { ticks, metered: { A, B, C, joint: rate(meter.spent()) } };
}
