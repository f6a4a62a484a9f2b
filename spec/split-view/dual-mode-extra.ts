import { fromBreach } from '../language/from-breach.ts';
import type { Statement } from '../language/statement.ts';

/** (D_minimax, D_max), as a collector computed them: any two binary64 numbers. */
export interface AggregatePair {
  readonly dMinimax: number;
  readonly dMax: number;
}

/** Two pairs of aggregates, and the extra field of a checkpoint that each was written into. */
export interface ExtraObservation {
  readonly left: AggregatePair;
  readonly right: AggregatePair;
  /** The octets as text; `REFUSED` where the pair was refused. */
  readonly leftExtra: string;
  readonly rightExtra: string;
}

/** What stands for the extra field of a pair that may not stand in one. No extra field is this. */
export const REFUSED = 'refused';

/** Equal as numbers are: -0 equals 0, and NaN equals nothing. */
export function areEqualPairs(left: AggregatePair, right: AggregatePair): boolean {
  return left.dMinimax === right.dMinimax && left.dMax === right.dMax;
}

/** T-COMP-SPLIT: Step 2. */
export const INJECTIVE_EXTRA: Statement<ExtraObservation> = fromBreach<ExtraObservation>({
  id: 'T-COMP-SPLIT/injective-extra',
  clause: '5',
  sentence:
    'Distinct (D_minimax, D_max) give distinct extra fields and equal ones the same, where -0 equals 0; every finite distance can be written, and NaN cannot.',
  hypotheses: ['H-DUAL-MODE'],
  formula: '(D_minimax, D_max)_A = (D_minimax, D_max)_B <=> extra_A = extra_B',
  breach({ left, right, leftExtra, rightExtra }) {
    return (
      wrongRefusal(left, leftExtra) ??
      wrongRefusal(right, rightExtra) ??
      notInjective(left, right, leftExtra, rightExtra)
    );
  },
});

function wrongRefusal(pair: AggregatePair, extra: string): string | null {
  if (hasNaN(pair) && extra !== REFUSED) return `${describe(pair)}: expected a refusal, found ${extra}`;
  if (isDistance(pair.dMinimax) && isDistance(pair.dMax) && extra === REFUSED) {
    return `${describe(pair)}: expected an extra field, found a refusal`;
  }
  return null;
}

function notInjective(
  left: AggregatePair,
  right: AggregatePair,
  leftExtra: string,
  rightExtra: string,
): string | null {
  if (leftExtra === REFUSED || rightExtra === REFUSED) return null;
  const areEqual = areEqualPairs(left, right);
  if (areEqual === (leftExtra === rightExtra)) return null;
  const expected = areEqual ? 'one extra field' : 'two extra fields';
  return `${describe(left)} and ${describe(right)}: expected ${expected}, found "${leftExtra}" and "${rightExtra}"`;
}

/** A pair with NaN in it is equal to no pair, itself included. */
function hasNaN({ dMinimax, dMax }: AggregatePair): boolean {
  return Number.isNaN(dMinimax) || Number.isNaN(dMax);
}

/** What an aggregate is: finite and from 0 up. -0 may be refused, as it is never needed. */
function isDistance(value: number): boolean {
  return Number.isFinite(value) && value >= 0 && !Object.is(value, -0);
}

function describe({ dMinimax, dMax }: AggregatePair): string {
  return `(${nameOfNumber(dMinimax)}, ${nameOfNumber(dMax)})`;
}

/** A number for a person; -0 is told from 0. */
export function nameOfNumber(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}
