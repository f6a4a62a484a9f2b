import { law } from '../language/law.ts';
import { implied } from '../language/origin.ts';
import { condition } from '../language/quantifiers.ts';
import { statement } from '../language/statement.ts';

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
export const INJECTIVE_EXTRA = statement<ExtraObservation>({
  id: 'T-COMP-SPLIT/injective-extra',
  clause: '5',
  origin: implied(
    '5',
    'Distinct (D_minimax, D_max) pairs produce distinct extra fields',
    'Step 2; that equal ones give the same, and every distance one, makes it an encoding',
  ),
  sentence:
    'Distinct (D_minimax, D_max) give distinct extra fields and equal ones the same, where -0 equals 0; every finite distance can be written, and NaN cannot.',
  hypotheses: ['H-DUAL-MODE'],
  laws: [
    law(
      'NaN is refused',
      'NaN in (D_minimax, D_max) => refused',
      condition<ExtraObservation>({
        holds: ({ left, leftExtra, right, rightExtra }) =>
          isRefusedAsNaN(left, leftExtra) && isRefusedAsNaN(right, rightExtra),
        at: ({ left, leftExtra, right }) => describe(isRefusedAsNaN(left, leftExtra) ? right : left),
        expected: 'a refusal',
        found: ({ left, leftExtra, rightExtra }) =>
          isRefusedAsNaN(left, leftExtra) ? rightExtra : leftExtra,
      }),
    ),
    law(
      'distances are written',
      '0 <= D_minimax, D_max < infinity => not refused',
      condition<ExtraObservation>({
        holds: ({ left, leftExtra, right, rightExtra }) =>
          isWrittenAsDistance(left, leftExtra) && isWrittenAsDistance(right, rightExtra),
        at: ({ left, leftExtra, right }) => describe(isWrittenAsDistance(left, leftExtra) ? right : left),
        expected: 'an extra field',
        found: 'a refusal',
      }),
    ),
    law(
      'injective',
      '(D_minimax, D_max)_A = (D_minimax, D_max)_B <=> extra_A = extra_B',
      condition<ExtraObservation>({
        given: ({ leftExtra, rightExtra }) => leftExtra !== REFUSED && rightExtra !== REFUSED,
        holds: ({ left, right, leftExtra, rightExtra }) =>
          areEqualPairs(left, right) === (leftExtra === rightExtra),
        at: ({ left, right }) => `${describe(left)} and ${describe(right)}`,
        expected: ({ left, right }) => (areEqualPairs(left, right) ? 'one extra field' : 'two extra fields'),
        found: ({ leftExtra, rightExtra }) => `"${leftExtra}" and "${rightExtra}"`,
      }),
    ),
  ],
});

function isRefusedAsNaN(pair: AggregatePair, extra: string): boolean {
  return !hasNaN(pair) || extra === REFUSED;
}

function isWrittenAsDistance({ dMinimax, dMax }: AggregatePair, extra: string): boolean {
  return extra !== REFUSED || !isDistance(dMinimax) || !isDistance(dMax);
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
