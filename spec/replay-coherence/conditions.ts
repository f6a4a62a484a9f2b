import type { Condition } from '../language/law.ts';
import type { Mismatch } from '../language/violation.ts';
import { type Arrival, everyArrival, isReplay, unchanged, type Work } from './observation.ts';
import { CONDITIONS, describeRefusals, REFUSAL, type Refusals } from './refusal.ts';
import { SEQUENCE_PASSES, SEQUENCES } from './sequence-readings.ts';

const { cwtMac, bfdMac, bfdSequence, cwtCounter, expired, oldEpoch, rateLimit } = REFUSAL;

/** Nothing refused it before (a), (b) and (c) were looked at. */
const areConditionsLookedAt = ({ refusals }: Arrival): boolean => (refusals & ~CONDITIONS) === 0;
const isEpochNotOver = ({ epoch, newestEpoch }: Arrival): boolean => epoch >= newestEpoch;
const isHeardOfLately: Condition<Arrival> = ({ silence }, { M }) => silence < 2 * M;
/** Sent so lately that bfd_seq has not gone more than half round since. */
const isWithinHalfATurn = ({ missed }: Arrival): boolean => -1 - missed <= SEQUENCES / 2;

/** Null where this condition is among the reasons. */
const refusedBy =
  (condition: Refusals) =>
  ({ refusals }: Arrival): Mismatch | null =>
    (refusals & condition) !== 0
      ? null
      : { expected: `${describeRefusals(condition)}, on its own`, found: describeRefusals(refusals) };

/**
 * Step 3: the conditions on the two counters are independent failures, and either causes rejection. Of a replay from an
 * epoch that is over it says that (a) fails, and no more.
 */
export const CONDITIONS_INDEPENDENT = everyArrival({
  id: 'T-RC-1/conditions-independent',
  clause: '4',
  sentence:
    'Every replay whose conditions are looked at is refused by (b) on its own, while no newer epoch was accepted, and by (a) on its own.',
  hypotheses: ['H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS'],
  laws: [
    {
      name: '(a) refuses replays',
      formula: 'p accepted before  =>  bfd_seq <= last_bfd_seq[v]',
      when: { replay: isReplay, lookedAt: areConditionsLookedAt },
      violation: refusedBy(bfdSequence),
    },
    {
      name: '(b) refuses replays',
      formula: 'p accepted before, epoch not over  =>  cwt_counter <= last_cwt[v, epoch]',
      when: { replay: isReplay, lookedAt: areConditionsLookedAt, epoch: isEpochNotOver },
      violation: refusedBy(cwtCounter),
    },
  ],
  wordings: {
    'heard-of-lately': {
      laws: { '(a) refuses replays': { when: { heard: isHeardOfLately } } },
      adds: 'as long as a packet of its vantage was accepted less than 2 M ticks ago',
    },
    'within-half-a-turn': {
      laws: { '(a) refuses replays': { when: { turn: isWithinHalfATurn } } },
      adds: 'as long as the last accepted packet of its vantage is at most 2^31 further on',
    },
  },
});

/** What an honest packet is to carry, by what was accepted before it. */
interface Step {
  /** Packets of its vantage, and of its epoch, that were sent and not accepted since. */
  readonly missed: (arrival: Arrival) => number;
  readonly missedInEpoch: (arrival: Arrival) => number;
  /** What follows the largest number of 32 bits. */
  readonly wrapped: (sequence: number) => number;
}

const PRINTED_STEP: Step = { missed: () => 0, missedInEpoch: () => 0, wrapped: (sequence) => sequence };
const IS_STEP = {
  honest: ({ whole }: Arrival) => whole,
  first: ({ first }: Arrival) => first,
  fresh: ({ freshAtIssuer }: Arrival) => freshAtIssuer,
};
const isInOrder = ({ inOrder }: Arrival): boolean => inOrder;

/** Step 2: what an honest packet carries. */
export const HONEST_STEP = everyArrival<Step>({
  id: 'T-RC-1/honest-step',
  clause: '4',
  sentence:
    'Every honest packet that arrives fresh for the first time carries the bfd_seq after the last accepted one, and the cwt_counter after the last accepted one of its epoch, or 0.',
  hypotheses: ['H-CWT-TRUST', 'H-BFD-AUTH'],
  laws: [
    {
      name: 'bfd_seq follows the last accepted one',
      formula: 'bfd_seq = last_bfd_seq[v] + 1',
      when: { ...IS_STEP, heard: ({ lastSequence }) => lastSequence >= 0 },
      terms: PRINTED_STEP,
      violation(arrival, _, { missed, wrapped }) {
        const expected = wrapped(arrival.lastSequence + 1 + missed(arrival));
        return equal('bfd_seq', arrival.sequence, expected);
      },
    },
    {
      name: 'cwt_counter follows the last accepted one of its epoch',
      formula: 'cwt_counter = last_cwt[v, epoch] + 1, or 0',
      when: IS_STEP,
      terms: PRINTED_STEP,
      violation(arrival, _, { missedInEpoch }) {
        const expected = arrival.lastCounter + 1 + missedInEpoch(arrival);
        return equal('cwt_counter', arrival.counter, expected);
      },
    },
  ],
  wordings: {
    'in-order': {
      laws: {
        'bfd_seq follows the last accepted one': { when: { order: isInOrder } },
        'cwt_counter follows the last accepted one of its epoch': { when: { order: isInOrder } },
      },
      instead: ['arrives fresh for the first time', 'arrives fresh, for the first time and in order,'],
    },
    'with-gaps': {
      laws: {
        'bfd_seq follows the last accepted one': { terms: { missed: ({ missed }) => missed } },
        'cwt_counter follows the last accepted one of its epoch': {
          terms: { missedInEpoch: ({ missedInEpoch }) => missedInEpoch },
        },
      },
      adds: 'each counted on by what was sent and not accepted since',
    },
    modulo: {
      laws: {
        'bfd_seq follows the last accepted one': {
          terms: { wrapped: (sequence) => sequence % SEQUENCES },
        },
      },
      instead: [
        'the bfd_seq after the last accepted one',
        'the bfd_seq after the last accepted one modulo 2^32',
      ],
    },
  },
});

function equal(symbol: string, found: number, expected: number): Mismatch | null {
  return found === expected ? null : { expected: `${symbol} ${expected}`, found: String(found) };
}

const isLetThrough = ({ refusals }: Arrival): boolean => refusals !== rateLimit;
const isAuthentic = ({ cwtKeyRight, bfdKeyRight }: Arrival): boolean => cwtKeyRight && bfdKeyRight;
const isRefused = ({ refusals }: Arrival): boolean => refusals !== 0;
/** One that is accepted fresh and in order is never wrong: the theorem asks for it, whatever the conditions say. */
const isNotAcceptedInOrder = (arrival: Arrival): boolean =>
  isRefused(arrival) || !arrival.whole || !arrival.inOrder || !arrival.freshAtBroker;

/** The operations of both paths, which a joint packet costs behind the limiter. */
const OPERATIONS = [
  'jsonDecodes',
  'cwtMacs',
  'bfdParses',
  'bfdMacs',
] as const satisfies readonly (keyof Work)[];

/** Steps 1 to 4 one by one, which accept or refuse alone does not tell apart. */
export const REFUSAL_REASONS = everyArrival({
  id: 'T-RC-1/refusal-reasons',
  clause: '4',
  sentence:
    'Every packet whose HMACs do not verify is refused, and every other whose halves pair, unless it is accepted fresh and in order, is refused by each of (a), as it is read, (b) and (c) that fails and by none that holds; each that the limiter lets through costs both decodes and both HMACs, and one that is refused changes nothing.',
  hypotheses: ['H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS', 'H-RL'],
  laws: [
    {
      name: 'what is not authentic is refused',
      formula: 'an HMAC does not verify  =>  not Accept',
      when: { passed: isLetThrough, forged: (arrival) => !isAuthentic(arrival) },
      violation(arrival) {
        const due = (arrival.cwtKeyRight ? 0 : cwtMac) + (arrival.bfdKeyRight ? 0 : bfdMac);
        return arrival.refusals !== 0 ? null : reasons(due, arrival.refusals);
      },
    },
    {
      name: 'the reasons are those that apply',
      formula:
        'refused by (a) iff {sequence_fails}; by (b) iff cwt_counter <= last_cwt[v, epoch]; by (c) iff expires_at <= now',
      when: {
        passed: isLetThrough,
        authentic: isAuthentic,
        lookedAt: areConditionsLookedAt,
        unlessInOrder: isNotAcceptedInOrder,
      },
      violation(arrival, { rules, M }) {
        const { counter, lastCounter, freshAtBroker, epoch, newestEpoch, refusals } = arrival;
        const isSequenceNew = SEQUENCE_PASSES[rules['bfd-sequence-comparison']](arrival, M);
        const due =
          (isSequenceNew ? 0 : bfdSequence) +
          (counter > lastCounter ? 0 : cwtCounter) +
          (freshAtBroker ? 0 : expired) +
          (epoch < newestEpoch ? refusals & oldEpoch : 0);
        return refusals === due ? null : reasons(due, refusals);
      },
    },
    {
      name: 'each operation is made once',
      formula: 'one decode and one HMAC for each half',
      when: { passed: isLetThrough },
      violation({ work }) {
        for (const operation of OPERATIONS) {
          if (work[operation] !== 1) return { expected: `1 ${operation}`, found: String(work[operation]) };
        }
        return null;
      },
    },
    {
      name: 'what is refused changes nothing',
      formula: 'not Accept  =>  last_bfd_seq and last_cwt as they were',
      when: { passed: isLetThrough, refused: isRefused },
      violation: unchanged,
    },
  ],
});

function reasons(due: Refusals, found: Refusals): Mismatch {
  return { expected: describeRefusals(due), found: describeRefusals(found) };
}
