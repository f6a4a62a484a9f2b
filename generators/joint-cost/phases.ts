import type { Bundles, PacketsPerSecond, Ticks } from '../../spec/language/notation.ts';
import type { OperatingPoint } from '../../spec/language/revision.ts';
import type { Deployment, TelemetryForm } from '../../src/protocol/deployment/deployment.ts';
import { type Offer, tickPairs } from '../../src/protocol/entrance/traffic.ts';

/** What each vantage offers on each tick: one tick pair, nothing, or what a flood is of. */
export interface Conduct {
  readonly kind: 'natural' | 'silence' | 'flood';
  readonly offer: Offer;
  /** How many times the natural tick pairs that is. */
  readonly F: number;
  /** Whether a flood is of one path alone. */
  readonly isOfOnePath: boolean;
}

/** What a collector presents beyond what is due. */
export interface Excess {
  /** Cosignatures beyond q of each scheduled bundle: those of further witnesses, and copies. */
  readonly further: number;
  readonly copies: number;
  /** Bundles beyond the schedule, before the first tick. */
  readonly bundles: Bundles;
}

/** What goes on in a deployment for some ticks in a row. */
export interface Phase {
  readonly ticks: Ticks;
  /** When it is over by a clock on the wall, in microseconds: at the end of its last tick, or between that and the next. */
  readonly until: number;
  readonly conduct: Conduct;
  readonly excess: Excess;
  /** At which rate strangers send; 0 where they do not. */
  readonly outside: PacketsPerSecond;
}

export const NATURAL: Conduct = { kind: 'natural', offer: tickPairs(1), F: 1, isOfOnePath: false };
export const SILENCE: Conduct = { kind: 'silence', offer: tickPairs(0), F: 0, isOfOnePath: false };
export const NO_EXCESS: Excess = { further: 0, copies: 0, bundles: 0 as Bundles };
export const NOBODY = 0 as PacketsPerSecond;

/** What went on in a deployment at one operating point. */
export interface Operation {
  readonly point: OperatingPoint;
  /** What telemetry looks like; where it is not set, as far from section 2 as the rules may allow. */
  readonly form: TelemetryForm | undefined;
  readonly phases: readonly Phase[];
}

/** A deployment runs through a phase. What comes by another way than telemetry is left to whoever has that way. */
export function runThrough(deployment: Deployment, { ticks, excess }: Phase, { kind }: Conduct): void {
  if (excess.bundles > 0) deployment.publishExtra(excess.bundles);
  if (ticks === 0) return;
  if (kind === 'natural') deployment.runOverCosigned(ticks, excess.further, excess.copies);
  else deployment.runWithoutTelemetry(ticks);
}
