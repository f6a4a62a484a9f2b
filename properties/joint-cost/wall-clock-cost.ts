import { wallClockCosts } from '../../generators/joint-cost/scenario.ts';
import type { DeploymentWorld } from '../../generators/joint-cost/world.ts';
import {
  type ClockReading,
  EXACT_IN_EACH_SECOND,
  type WallClockObservation,
} from '../../spec/joint-cost/wall-clock-cost.ts';
import { wrong } from '../../spec/rules/catalogue.ts';
import { DEPLOYMENT } from '../../spec/rules/parties.ts';
import type { Binding, Reach } from '../../src/search/trial/binding.ts';

const SECOND = 1_000_000;

/** T-JCOST-1/exact-in-each-second. */
export const exactInEachSecond: Binding<DeploymentWorld<WallClockObservation>, WallClockObservation> = {
  statement: EXACT_IN_EACH_SECOND,
  scenario: wallClockCosts,
  level: 'ideal',
  reads: [...DEPLOYMENT],
  grants: [],
  silence: 'open',
  isRelevant: ({ count }) => count > 1,
  reach: [
    stretch('whole seconds', 300, ({ length }) => length % SECOND === 0),
    stretch(
      'whole seconds that are no whole number of ticks',
      200,
      ({ length, tick }) => length % SECOND === 0 && length % tick !== 0,
    ),
    stretch('whole bundle periods', 100, ({ length, period }) => length % period === 0),
    stretch(
      'whole bundle periods from within a tick',
      20,
      ({ from, length, tick, period }) => from % tick !== 0 && length % period === 0,
    ),
    stretch('less than a tick', 100, ({ length, tick }) => length < tick),
    stretch(
      'the microsecond in which a tick ends',
      5,
      ({ from, length, tick }) => length === 1 && (from + length) % tick === 0,
    ),
  ],
  catches: [
    wrong('emission', 'whole-per-second'),
    wrong('bundle-schedule', 'together'),
    wrong('bundle-schedule', 'one-per-period'),
    wrong('cosignatures-verified', 'q-minus-one'),
    wrong('cosignatures-verified', 'at-most-two'),
    wrong('mac-per-path', 'shared'),
    wrong('meter-width', '32-bit'),
    wrong('stage-count', 'decode-twice'),
  ],
};

/** From a reading to the next, in microseconds, beside the tick and the bundle period. */
interface Stretch {
  readonly from: number;
  readonly length: number;
  readonly tick: number;
  readonly period: number;
}

/** Cases in which the time from some reading to the next is so. */
function stretch(name: string, perMille: number, is: (one: Stretch) => boolean): Reach<WallClockObservation> {
  return {
    name,
    perMille,
    when({ point, count, readings }) {
      const tick = point.T_tick;
      const period = tick * point.bundle_period;
      for (let index = 1; index < count; index++) {
        const { time: from } = readings[index - 1] as ClockReading;
        const { time } = readings[index] as ClockReading;
        if (is({ from, length: time - from, tick, period })) return true;
      }
      return false;
    },
  };
}
