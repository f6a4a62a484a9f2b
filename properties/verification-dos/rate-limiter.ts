import { limiterRuns } from '../../generators/verification-dos/scenario.ts';
import type { FloodWorld } from '../../generators/verification-dos/world.ts';
import { wrong } from '../../spec/rules/catalogue.ts';
import { BROKER, CLOCKED, ENTRANCE, VANTAGE } from '../../spec/rules/parties.ts';
import {
  arrivalCurve,
  type LimitedRun,
  type LimiterObservation,
  RATE_LIMITER,
} from '../../spec/verification-dos/rate-limiter.ts';
import type { Binding } from '../../src/search/trial/binding.ts';

const isDropping = ({ offered, decoded }: LimitedRun) =>
  decoded.snapshots < offered.snapshots || decoded.pushes < offered.pushes;

const some = (condition: (run: LimitedRun) => boolean) => (observed: LimiterObservation) =>
  observed.runs.some(condition);

/** T-VDOS-1/limiter. */
export const rateLimiter: Binding<FloodWorld<LimiterObservation>, LimiterObservation> = {
  statement: RATE_LIMITER,
  scenario: limiterRuns,
  level: 'ideal',
  reads: [...BROKER, ...CLOCKED, ...VANTAGE, ...ENTRANCE],
  grants: ['flood', 'choose-path', 'burst', 'forge-cwt', 'step-broker-clock'],
  silence: 'open',
  isRelevant: some(({ offered }) => offered.snapshots + offered.pushes > 0),
  reach: [
    { name: 'a packet dropped', perMille: 200, when: some(isDropping) },
    { name: 'all of a tick passed', perMille: 200, when: some((run) => !isDropping(run)) },
    {
      name: 'dropped on the first tick after a silence',
      perMille: 20,
      when: ({ runs }) =>
        runs.some((run, index) => isDropping(run) && index > 0 && isSilent(runs[index - 1] as LimitedRun)),
    },
    {
      name: 'some of a tick passed and some did not',
      perMille: 100,
      when: some((run) => isDropping(run) && run.decoded.snapshots + run.decoded.pushes > 0),
    },
    {
      name: 'a burst that is no whole number of packets',
      perMille: 100,
      when: ({ T_tick }, revision) => {
        const { burst, packet } = arrivalCurve(revision, T_tick);
        return burst % packet !== 0;
      },
    },
    {
      name: 'a burst smaller than what a tick brings',
      perMille: 50,
      when: ({ T_tick }, revision) => {
        const { burst, refill } = arrivalCurve(revision, T_tick);
        return burst < refill;
      },
    },
  ],
  catches: [
    wrong('limiter', 'absent'),
    wrong('limiter-refill', 'R_L-plus-one'),
    wrong('limiter-refill', 'one-tick-more'),
    wrong('limiter-refill', 'lost-after-drop'),
    wrong('limiter-cap', 'none'),
    wrong('limiter-cap', 'one-token-more'),
    wrong('limiter-cap', 'rounded-up'),
    wrong('limiter-cap', 'before-refill'),
    wrong('limiter-admission', 'any-token'),
    wrong('limiter-admission', 'more-than-a-token'),
    wrong('limiter-charge', 'snapshots-only'),
    wrong('limiter-charge', 'given-back'),
    wrong('limiter-instances', 'in-turn'),
    wrong('bucket-eviction', 'when-idle'),
    wrong('interval-clock', 'wall'),
    wrong('limiter-position', 'after-mac'),
    wrong('limiter-position', 'after-decode'),
    wrong('xdp-charge', 'admitted-only'),
    wrong('xdp-charge', 'dropped-only'),
    wrong('mac-per-path', 'shared'),
  ],
};

function isSilent({ offered }: LimitedRun): boolean {
  return offered.snapshots + offered.pushes === 0;
}
