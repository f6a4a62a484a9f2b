import { arrivalScenario } from '../../generators/joint-cost/arrival-orders.ts';
import type { ArrivalWorld } from '../../generators/joint-cost/arrival-world.ts';
import type { MovedPointWorld } from '../../generators/joint-cost/moved-point-world.ts';
import { moveScenario } from '../../generators/joint-cost/moved-points.ts';
import { pathCosts } from '../../generators/joint-cost/scenario.ts';
import type { DeploymentWorld } from '../../generators/joint-cost/world.ts';
import {
  ABSTRACT_REFERENCE,
  type ArrivalObservation,
  type CostReading,
  type DecompositionObservation,
  MONOTONE_COST,
  type MoveObservation,
  PARAMETERS,
  PATH_DECOMPOSITION,
} from '../../spec/joint-cost/checks.ts';
import type { OperatingPoint, Range, Revision } from '../../spec/language/revision.ts';
import { wrong } from '../../spec/rules/catalogue.ts';
import { BROKER, COST, DEPLOYMENT, FLEET } from '../../spec/rules/parties.ts';
import type { Binding, Reach } from '../../src/search/trial/binding.ts';

/** T-JCOST-1.A: honest deployments only, metered over whole bundle periods. */
export const monotoneCost: Binding<MovedPointWorld, MoveObservation> = {
  statement: MONOTONE_COST,
  scenario: moveScenario,
  level: 'ideal',
  reads: [...DEPLOYMENT],
  grants: [],
  isRelevant: ({ movedCount, regimeC }) => movedCount > 0 || regimeC !== null,
  reach: [
    ...PARAMETERS.map((parameter) =>
      move(`${parameter} moved alone`, 20, ({ moved, movedCount }) => moved[parameter] && movedCount === 1),
    ),
    move('two to four parameters moved together', 200, ({ movedCount }) => movedCount > 1 && movedCount < 5),
    move('all five parameters moved together', 10, ({ movedCount }) => movedCount === 5),
    move('moved by the smallest step', 20, isSmallestMove),
    move('one bundle period', 100, ({ periods }) => periods === 1),
    move('Regime C', 200, ({ regimeC }) => regimeC !== null),
    end('N at its least', 'N', 'min'),
    end('N at its largest', 'N', 'max'),
    end('T_tick at its least', 'T_tick', 'min'),
    end('T_tick at its largest', 'T_tick', 'max'),
  ],
  catches: [
    wrong('cosignatures-verified', 'q-minus-one'),
    wrong('cosignatures-verified', 'at-most-two'),
    wrong('bundle-schedule', 'one-per-period'),
    wrong('emission', 'whole-per-second'),
    wrong('mac-per-path', 'shared'),
    wrong('meter-width', '32-bit'),
  ],
};

/** T-JCOST-1.B: one honest deployment, from its first tick on. */
export const pathDecomposition: Binding<
  DeploymentWorld<DecompositionObservation>,
  DecompositionObservation
> = {
  statement: PATH_DECOMPOSITION,
  scenario: pathCosts,
  level: 'ideal',
  reads: [...DEPLOYMENT],
  grants: [],
  isRelevant: ({ count }) => count > 0,
  reach: [
    reading('zero bundles', 100, (due, period) => due < period),
    reading('one bundle', 100, (due, period) => due >= period && due < 2 * period),
    reading('a partial bundle period', 300, (_, period, __, ticks) => ticks % period !== 0),
    reading('the end of a bundle period', 300, (_, period, __, ticks) => ticks % period === 0),
    reading('the tick of a bundle within a period', 50, isBundleWithinPeriod),
    reading('one tick after the end of a period', 1, (_, period, __, ticks) => ticks % period === 1),
    reading('more bundles than ticks', 20, (_, period, cells) => cells > period),
  ],
  catches: [
    wrong('emission', 'both-ends'),
    wrong('emission', 'whole-per-second'),
    wrong('bundle-schedule', 'late'),
    wrong('bundle-schedule', 'together'),
    wrong('bundle-schedule', 'one-per-period'),
    wrong('cosignatures-verified', 'q-minus-one'),
    wrong('cosignatures-verified', 'at-most-two'),
    wrong('mac-per-path', 'shared'),
    wrong('meter-width', '32-bit'),
  ],
};

/** T-JCOST-1.C: every case of its space. */
export const abstractReference: Binding<ArrivalWorld, ArrivalObservation> = {
  statement: ABSTRACT_REFERENCE,
  scenario: arrivalScenario,
  level: 'ideal',
  reads: [...BROKER, ...FLEET, ...COST],
  grants: ['delay'],
  isRelevant: ({ isComplete }) => isComplete,
  reach: [
    arrival('ticks in order', 10, ({ overtaken }) => overtaken === 0),
    arrival('a tick overtaken', 300, ({ overtaken }) => overtaken > 0),
    arrival('five ticks in reverse order', 1, ({ overtaken, ticks }) => ticks === 5 && overtaken === 4),
    arrival('a tick longer than a second', 100, ({ point }) => point.T_tick > 1_000_000),
  ],
  catches: [
    wrong('cwt-mac-verification', 'after-counter'),
    wrong('cwt-mac-verification', 'never'),
    wrong('emission', 'both-ends'),
    wrong('emission', 'whole-per-second'),
  ],
};

function move(
  name: string,
  perMille: number,
  when: (one: MoveObservation) => boolean,
): Reach<MoveObservation> {
  return { name, perMille, when };
}

/** Exactly one parameter moved, by one. */
function isSmallestMove({ movedCount, moved, cheaperPoint, costlierPoint }: MoveObservation): boolean {
  if (movedCount !== 1) return false;
  return PARAMETERS.some(
    (parameter) => moved[parameter] && Math.abs(costlierPoint[parameter] - cheaperPoint[parameter]) === 1,
  );
}

/** Cases in which a deployment lies at one end of the legal range of a parameter. */
function end(
  name: string,
  parameter: keyof OperatingPoint & keyof Revision['range'],
  side: 'min' | 'max',
): Reach<MoveObservation> {
  return {
    name,
    perMille: 50,
    when({ movedCount, cheaperPoint, costlierPoint }, { range }) {
      const value = (range[parameter] as Range<number>)[side];
      return movedCount > 0 && (cheaperPoint[parameter] === value || costlierPoint[parameter] === value);
    },
  };
}

/** `due` is ticks times cells_k: a bundle is due whenever it passes a multiple of the bundle period. */
type ReadingKind = (due: number, period: number, cells: number, ticks: number) => boolean;

/** Cases with a reading of this kind. */
function reading(name: string, perMille: number, is: ReadingKind): Reach<DecompositionObservation> {
  return {
    name,
    perMille,
    when({ point: { bundle_period, cells_k }, count, readings }) {
      for (let index = 0; index < count; index++) {
        const { ticks } = readings[index] as CostReading;
        if (is(ticks * cells_k, bundle_period, cells_k, ticks)) return true;
      }
      return false;
    },
  };
}

/** A bundle is due at the end of this very tick, none was at the end of the one before, and the period goes on. */
function isBundleWithinPeriod(due: number, period: number, cells: number, ticks: number): boolean {
  return cells < period && ticks % period !== 0 && due % period < cells;
}

function arrival(
  name: string,
  perMille: number,
  when: (one: ArrivalObservation) => boolean,
): Reach<ArrivalObservation> {
  return { name, perMille, when };
}
