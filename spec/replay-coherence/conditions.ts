import { fromBreach } from '../language/from-breach.ts';
import type { Statement } from '../language/statement.ts';
import type { RuleChoices } from '../rules/catalogue.ts';
import { byWording } from './acceptance.ts';
import { type Arrival, firstBreach, type ReplayObservation, type Work } from './observation.ts';
import { CONDITIONS, describeRefusals, REFUSAL } from './refusal.ts';

const SEQUENCES = 2 ** 32;

const { cwtMac, bfdMac, bfdSequence, cwtCounter, expired, oldEpoch, rateLimit } = REFUSAL;

/** By wording, with detection multiplier M: whether (a) has to refuse this replay on its own. */
const REFUSED_BY_SEQUENCE: Readonly<Record<string, (replay: Arrival, M: number) => boolean>> = {
  printed: () => true,
  'heard-of-lately': ({ silence }, M) => silence < 2 * M,
  'within-half-a-turn': ({ missed }) => isWithinTurn(missed),
  'heard-of-lately+within-half-a-turn': ({ silence, missed }, M) => silence < 2 * M && isWithinTurn(missed),
};

/** Sent so lately that bfd_seq has not gone more than half round since. */
function isWithinTurn(missed: number): boolean {
  const sentSince = -1 - missed;
  return sentSince <= SEQUENCES / 2;
}

/**
 * Step 3: the conditions on the two counters are independent failures, and either causes rejection. Of a replay from an
 * epoch that is over it says that (a) fails, and no more.
 */
export const CONDITIONS_INDEPENDENT: Statement<ReplayObservation> = fromBreach<ReplayObservation>({
  id: 'T-RC-1/conditions-independent',
  clause: '4',
  sentence:
    'Every replay whose conditions are looked at is refused by (a) on its own and, while no newer epoch was accepted, by (b) on its own.',
  hypotheses: ['H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS'],
  formula:
    'p accepted before  =>  bfd_seq <= last_bfd_seq[v]; epoch not over  =>  cwt_counter <= last_cwt[v, epoch]',
  breach(observation, revision) {
    const isDueToSequence = byWording(REFUSED_BY_SEQUENCE, CONDITIONS_INDEPENDENT.id, revision);
    return firstBreach(observation, (arrival) => {
      const { refusals } = arrival;
      if (!arrival.acceptedBefore || (refusals & ~CONDITIONS) !== 0) return null;
      const due =
        (isDueToSequence(arrival, revision.M) ? bfdSequence : 0) +
        (arrival.epoch < arrival.newestEpoch ? 0 : cwtCounter);
      return (refusals & due) === due
        ? null
        : `expected ${describeRefusals(due)}, each on its own, found ${describeRefusals(refusals)}`;
    });
  },
});

/** What a wording of Step 2 assumes and reckons with. */
interface StepReading {
  /** Only packets that arrive in the order in which they were sent. */
  readonly inOrder: boolean;
  /** Packets that were lost in between are counted. */
  readonly gaps: boolean;
  /** bfd_seq is taken modulo 2^32. */
  readonly wraps: boolean;
}

const STEP: Readonly<Record<string, StepReading>> = {
  printed: { inOrder: false, gaps: false, wraps: false },
  'in-order+modulo': { inOrder: true, gaps: false, wraps: true },
  'in-order+with-gaps': { inOrder: true, gaps: true, wraps: false },
  'with-gaps+modulo': { inOrder: false, gaps: true, wraps: true },
  'in-order+with-gaps+modulo': { inOrder: true, gaps: true, wraps: true },
};

/** Step 2: what an honest packet carries. */
export const HONEST_STEP: Statement<ReplayObservation> = fromBreach<ReplayObservation>({
  id: 'T-RC-1/honest-step',
  clause: '4',
  sentence:
    'Every honest packet that arrives fresh for the first time carries the bfd_seq after the last accepted one, and the cwt_counter after the last accepted one of its epoch, or 0.',
  hypotheses: ['H-CWT-TRUST', 'H-BFD-AUTH'],
  formula: 'bfd_seq = last_bfd_seq[v] + 1 and cwt_counter = last_cwt[v, epoch] + 1, or 0',
  breach(observation, revision) {
    const reading = byWording(STEP, HONEST_STEP.id, revision);
    return firstBreach(observation, (arrival) => {
      const { whole, first, inOrder, freshAtIssuer, lastSequence, lastCounter, sequence, counter } = arrival;
      if (!whole || !first || !freshAtIssuer || (reading.inOrder && !inOrder)) return null;
      const missed = reading.gaps ? arrival.missed : 0;
      const missedInEpoch = reading.gaps ? arrival.missedInEpoch : 0;
      const next = lastSequence + 1 + missed;
      const expected = reading.wraps ? next % SEQUENCES : next;
      if (lastSequence >= 0 && sequence !== expected)
        return `expected bfd_seq ${expected}, found ${sequence}`;
      const expectedCounter = lastCounter + 1 + missedInEpoch;
      return counter === expectedCounter ? null : `expected cwt_counter ${expectedCounter}, found ${counter}`;
    });
  },
});

/** Whether (a) lets a packet pass, with detection multiplier M. */
type SequenceReading = (arrival: Arrival, M: number) => boolean;

/** From 1 to so many above modulo 2^32, and any number after twice a Detection Time of M ticks (RFC 5880 section 6.7.3). */
const circular =
  (widest: (M: number) => number): SequenceReading =>
  ({ sequence, lastSequence, silence }, M) => {
    const above = (sequence - lastSequence + SEQUENCES) % SEQUENCES;
    return lastSequence < 0 || silence >= 2 * M || (above >= 1 && above <= widest(M));
  };

const isAbove: SequenceReading = ({ sequence, lastSequence }) => sequence > lastSequence;
const isInWindow = circular((M) => 3 * M);
const isHalfRound = circular(() => SEQUENCES / 2 - 1);

/** (a) as each alternative of its rule has it; of a fault, as the alternative that it gets wrong. */
const SEQUENCE_PASSES: Readonly<Record<RuleChoices['bfd-sequence-comparison'], SequenceReading>> = {
  above: isAbove,
  'at-least': isAbove,
  'circular-window': isInWindow,
  'half-circle': isHalfRound,
  'half-circle-from-last': isHalfRound,
  'half-circle-one-wider': isHalfRound,
  'half-circle-kept': isHalfRound,
  'half-circle-opened-early': isHalfRound,
};

/** What is wrong with what a packet was refused by, or null. To accept an honest one in order never is. */
function wrongReasons(arrival: Arrival, isSequenceNew: boolean): string | null {
  const { cwtKeyRight, bfdKeyRight, freshAtBroker, epoch, newestEpoch, refusals } = arrival;
  if (refusals === 0 && arrival.whole && arrival.inOrder && freshAtBroker) return null;
  if (!cwtKeyRight || !bfdKeyRight) {
    const due = (cwtKeyRight ? 0 : cwtMac) + (bfdKeyRight ? 0 : bfdMac);
    return refusals === 0 ? `expected ${describeRefusals(due)}, found accepted` : null;
  }
  const isLookedAt = (refusals & ~CONDITIONS) === 0;
  if (!isLookedAt) return null;
  const due =
    (isSequenceNew ? 0 : bfdSequence) +
    (arrival.counter > arrival.lastCounter ? 0 : cwtCounter) +
    (freshAtBroker ? 0 : expired) +
    (epoch < newestEpoch ? refusals & oldEpoch : 0);
  return refusals === due ? null : `expected ${describeRefusals(due)}, found ${describeRefusals(refusals)}`;
}

/** The operations of both paths, which a joint packet costs behind the limiter. */
const OPERATIONS = [
  'jsonDecodes',
  'cwtMacs',
  'bfdParses',
  'bfdMacs',
] as const satisfies readonly (keyof Work)[];

/** Steps 1 to 4 one by one, which accept or refuse alone does not tell apart. */
export const REFUSAL_REASONS: Statement<ReplayObservation> = fromBreach<ReplayObservation>({
  id: 'T-RC-1/refusal-reasons',
  clause: '4',
  sentence:
    'Every packet whose HMACs do not verify is refused, and every other whose halves pair, unless it is accepted fresh and in order, is refused by each of (a), as it is read, (b) and (c) that fails and by none that holds; each that the limiter lets through costs both decodes and both HMACs, and one that is refused changes nothing.',
  hypotheses: ['H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS', 'H-RL'],
  formula:
    'refused by (a) iff {sequence_fails}; by (b) iff cwt_counter <= last_cwt[v, epoch]; by (c) iff expires_at <= now',
  breach(observation, revision) {
    const passes = SEQUENCE_PASSES[revision.rules['bfd-sequence-comparison']];
    return firstBreach(observation, (arrival) => {
      const { refusals, work, stateChanged } = arrival;
      if (refusals === rateLimit) return null;
      const fault = wrongReasons(arrival, passes(arrival, revision.M));
      if (fault !== null) return fault;
      for (const operation of OPERATIONS) {
        if (work[operation] !== 1) return `expected 1 ${operation}, found ${work[operation]}`;
      }
      return refusals !== 0 && stateChanged ? 'expected the state unchanged, found it changed' : null;
    });
  },
});
