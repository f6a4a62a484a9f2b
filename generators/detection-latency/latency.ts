import type { DetectionObservation } from '../../spec/detection-latency/latency.ts';
import type { Revision } from '../../spec/language/revision.ts';
import { PLAIN } from '../../src/protocol/detector/heartbeat-session.ts';
import type { Domain, Scenario, StepKind } from '../../src/search/case/scenario.ts';
import { integers, numbers } from '../domains.ts';
import { DetectionWorld } from './detection-world.ts';

/** RFC 5880 section 4.1 has Detect Mult in eight bits. */
const MOST_M = 255;
const MOST_JITTER = 250;
const MOST_DELAY_US = 2_000_000;

const multiplier = integers('M', 1, MOST_M, [3]);
/** Even, so that half of it is whole. */
const roundTrip = numbers('tau_RTT (us)', [0, 2, 5000, 50_000, 120_000, 2_000_000]);
const vantages = numbers('N', [1, 1000, 10_000]);
const jitter = integers('interval less (per mille)', 0, MOST_JITTER);

/** Any instant of the interval after the last heartbeat: the first, the last, the middle, and the next heartbeat's. */
const phase: Domain<DetectionWorld> = {
  name: 'phi (us)',
  size: 2 ** 27,
  edges: [0, 1, 2, 3, 4],
  drawn: 'edges',
  valueOf(word, world) {
    const { interval, isUp } = world;
    if (!isUp) return -1;
    const edges = [0, 1, interval - 1, Math.floor(interval / 2), interval];
    return edges[word] ?? word % interval;
  },
  nameOf: (value) => value,
  valueNamed: (found, world) =>
    world.isUp && Number.isInteger(found) && Number(found) >= 0 && Number(found) <= world.interval
      ? Number(found)
      : -1,
};

/** Steps before the failure. */
const whileUp = (run: (world: DetectionWorld, a: number) => void) => (world: DetectionWorld, a: number) => {
  if (world.isUp) run(world, a);
};

const BEFORE: readonly StepKind<DetectionWorld>[] = [
  {
    name: 'beat',
    choice: null,
    weight: 4,
    args: [jitter],
    run: whileUp((world, less) => world.beat({ ...PLAIN, jitter: less })),
  },
  {
    name: 'lose-heartbeat',
    choice: 'lose',
    weight: 2,
    args: [],
    run: whileUp((world) => world.beat({ ...PLAIN, isLost: true })),
  },
  {
    name: 'delay-heartbeat',
    choice: 'vary-delay',
    weight: 2,
    args: [integers('delay (us)', 1, MOST_DELAY_US)],
    run: whileUp((world, delay) => world.beat({ ...PLAIN, delay })),
  },
];

const FAIL: StepKind<DetectionWorld> = {
  name: 'fail',
  choice: null,
  weight: 3,
  args: [phase, jitter],
  run: (world, at, less) => world.fail(at, less),
};

const FAIL_EVERYWHERE: StepKind<DetectionWorld> = {
  name: 'fail-everywhere',
  choice: null,
  weight: 3,
  args: [jitter],
  run: whileUp((world, less) => world.failEverywhere(less)),
};

const ATTACK: StepKind<DetectionWorld> = {
  name: 'attack',
  choice: 'outside-traffic',
  weight: 2,
  args: [
    numbers(
      'packets per second',
      [6, 7, 8, 9, 10, 11, 12].map((power) => 10 ** power),
    ),
  ],
  run: whileUp((world, rate) => world.attack(rate)),
};

/** Heartbeats of a session up to a failure in any instant (L-DL/closed-form, L-DL/range). */
export function onsetScenario(revision: Revision): Scenario<DetectionWorld, DetectionObservation> {
  return scenarioOf(revision, tick(revision), [...BEFORE, FAIL]);
}

/** The same under traffic of strangers (D1). */
export function attackedOnsetScenario(revision: Revision): Scenario<DetectionWorld, DetectionObservation> {
  const scenario = scenarioOf(revision, tick(revision), [...BEFORE, ATTACK, FAIL]);
  return { ...scenario, setting: [...scenario.setting, vantages] };
}

/** Heartbeats of a session up to a failure that is tried all over an interval (L-DL/mean). */
export function spreadOnsetScenario(revision: Revision): Scenario<DetectionWorld, DetectionObservation> {
  return scenarioOf(revision, divisibleTick(), [...BEFORE, FAIL_EVERYWHERE]);
}

function tick({ range }: Revision): Domain<unknown> {
  return integers('T_tick (us)', range.T_tick.min, range.T_tick.max, [50_000, 1_000_000]);
}

/** In steps of 20 ms, so that the middle of each part of an interval is a whole microsecond, shortened or not. */
function divisibleTick(): Domain<unknown> {
  const STEP_US = 20_000;
  return numbers(
    'T_tick (us)',
    [1, 2, 3, 50, 3000].map((steps) => steps * STEP_US),
  );
}

function scenarioOf(
  revision: Revision,
  interval: Domain<unknown>,
  steps: readonly StepKind<DetectionWorld>[],
): Scenario<DetectionWorld, DetectionObservation> {
  return {
    subject: 'detection-latency',
    streamVersion: 1,
    setting: [interval, multiplier, roundTrip],
    steps,
    length: { min: 1, max: 8 },
    createWorld: () => new DetectionWorld(revision),
  };
}
