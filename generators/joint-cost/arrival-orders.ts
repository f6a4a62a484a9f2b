import type { ArrivalObservation } from '../../spec/joint-cost/checks.ts';
import type { OperatingPoint, Revision, ScalePoint } from '../../spec/language/revision.ts';
import type { Domain, Scenario, Space, StepKind, Word } from '../../src/search/case/scenario.ts';
import { STEP_WORDS } from '../../src/search/case/scenario.ts';
import { scalePointNamed } from '../operating-points.ts';
import { ArrivalWorld } from './arrival-world.ts';

const MOST_TICKS = 5;
const FEW_TICKS = 2;
/** Up to this tick every order of up to 5 ticks is run, above it every order of up to 2. */
const SHORT_TICK_US = 1_000_000;

/** Every order in which 1 to `most` ticks can arrive; each list holds ticks counted from 0. */
export function arrivalOrders(most: number): readonly (readonly number[])[] {
  return Array.from({ length: most }, (_, index) => ordersOf(index + 1)).flat();
}

function ordersOf(count: number): readonly (readonly number[])[] {
  if (count === 0) return [[]];
  return ordersOf(count - 1).flatMap((order) =>
    Array.from({ length: count }, (_, place) => order.toSpliced(place, 0, count - 1)),
  );
}

/** The legal (N, T_tick) with the quotient of a scale point: N = multiple x N, T_tick = multiple x T. */
interface SameRate {
  readonly N: number;
  readonly T: number;
  readonly firstMultiple: number;
  readonly lastMultiple: number;
}

function sameRateAs({ N, T_tick }: ScalePoint, { range }: Revision): SameRate {
  const divisor = greatestCommonDivisor(N, T_tick);
  const lowest = { N: N / divisor, T: T_tick / divisor };
  return {
    ...lowest,
    firstMultiple: Math.max(Math.ceil(range.N.min / lowest.N), Math.ceil(range.T_tick.min / lowest.T)),
    lastMultiple: Math.min(Math.floor(range.N.max / lowest.N), Math.floor(range.T_tick.max / lowest.T)),
  };
}

function greatestCommonDivisor(left: number, right: number): number {
  return right === 0 ? left : greatestCommonDivisor(right, left % right);
}

/** The vantages of one of these deployments, by its multiple; the tick follows from them. */
function vantagesAtRate({ N, firstMultiple, lastMultiple }: SameRate): Domain<unknown> {
  return {
    name: 'N',
    size: lastMultiple - firstMultiple + 1,
    edges: [],
    drawn: 'edges',
    valueOf: (word) => N * (firstMultiple + word),
    nameOf: (value) => value,
    valueNamed(found) {
      const multiple = typeof found === 'number' ? found / N : Number.NaN;
      const isLegal = Number.isInteger(multiple) && multiple >= firstMultiple && multiple <= lastMultiple;
      return isLegal ? Number(found) : -1;
    },
  };
}

/** A tick that has not arrived yet though another before it has not either; counted from 1 where it is named. */
const laterTick: Domain<ArrivalWorld> = {
  name: 'tick',
  size: MOST_TICKS,
  edges: [],
  drawn: 'edges',
  valueOf: (word, world) => (word > world.firstMissing && !world.isDelivered(word) ? word : -1),
  nameOf: (value) => value + 1,
  valueNamed(found, world) {
    const isTick = typeof found === 'number' && Number.isInteger(found) && found >= 1 && found <= MOST_TICKS;
    return isTick ? laterTick.valueOf(found - 1, world) : -1;
  },
};

/** The one definition of every step. */
const STEPS: readonly StepKind<ArrivalWorld>[] = [
  {
    name: 'arrive-next',
    choice: null,
    weight: 1,
    args: [],
    run: (world) => world.deliver(world.firstMissing),
  },
  {
    name: 'arrive-early',
    choice: 'delay',
    weight: 1,
    args: [laterTick],
    run: (world, tick) => world.deliver(tick),
  },
];
const ARRIVE_NEXT = 0;
const ARRIVE_EARLY = 1;

/** Every order of a few ticks, at every legal operating point of the rate of the abstract reference (T-JCOST-1.C). */
export function arrivalScenario(revision: Revision): Scenario<ArrivalWorld, ArrivalObservation> {
  const reference = scalePointNamed(revision, 'cwt-abstract');
  const rate = sameRateAs(reference, revision);
  const pointWith = (N: number): OperatingPoint => ({
    ...reference,
    N: N as OperatingPoint['N'],
    T_tick: ((N / rate.N) * rate.T) as OperatingPoint['T_tick'],
  });
  return {
    subject: 'joint-cost',
    streamVersion: 1,
    setting: [vantagesAtRate(rate)],
    steps: STEPS,
    length: { min: 1, max: MOST_TICKS },
    space: spaceOf(rate),
    createWorld: () => new ArrivalWorld(revision, pointWith),
  };
}

function spaceOf({ N, T, firstMultiple, lastMultiple }: SameRate): Space {
  const all = arrivalOrders(MOST_TICKS);
  const few = arrivalOrders(FEW_TICKS);
  const deployments = Math.max(0, lastMultiple - firstMultiple + 1);
  const short = Math.min(deployments, Math.max(0, Math.floor(SHORT_TICK_US / T) - firstMultiple + 1));
  const sizeOfShort = short * all.length;
  return {
    bound: `N to ${N * lastMultiple} with up to ${FEW_TICKS} ticks, T_tick to ${SHORT_TICK_US / 1000} ms with up to ${MOST_TICKS}`,
    size: sizeOfShort + (deployments - short) * few.length,
    scriptAt(index) {
      const isShort = index < sizeOfShort;
      const orders = isShort ? all : few;
      const rest = isShort ? index : index - sizeOfShort;
      const deployment = Math.floor(rest / orders.length) + (isShort ? 0 : short);
      return scriptOf(deployment, orders[rest % orders.length] as readonly number[]);
    },
  };
}

function scriptOf(deployment: Word, order: readonly number[]): Word[] {
  const script = new Array<Word>(1 + order.length * STEP_WORDS).fill(0);
  script[0] = deployment;
  let firstMissing = 0;
  order.forEach((tick, step) => {
    const isNext = tick === firstMissing;
    const at = 1 + step * STEP_WORDS;
    script[at] = isNext ? ARRIVE_NEXT : ARRIVE_EARLY;
    script[at + 1] = isNext ? 0 : tick;
    while (order.indexOf(firstMissing) <= step && firstMissing < order.length) firstMissing++;
  });
  return script;
}
