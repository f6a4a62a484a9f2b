import { type Form, law, type Of, type SideConditions } from '../language/law.ts';
import { type Condition, condition, every } from '../language/quantifiers.ts';
import { statement } from '../language/statement.ts';
import {
  ARRIVALS,
  type Arrival,
  answerTo,
  areConditionsLookedAt,
  isHeardOfLately,
  isRefused,
  isReplay,
  type ReplayObservation,
  refusedBy,
  unchanged,
  type Work,
} from './observation.ts';
import { describeRefusals, REFUSAL, type Refusals } from './refusal.ts';
import { SEQUENCE_PASSES, SEQUENCES } from './sequence-readings.ts';

const { cwtMac, bfdMac, bfdSequence, cwtCounter, expired, oldEpoch, rateLimit } = REFUSAL;

const isReplayLookedAt = (arrival: Arrival): boolean => isReplay(arrival) && areConditionsLookedAt(arrival);
const isEpochNotOver = ({ epoch, newestEpoch }: Arrival): boolean => epoch >= newestEpoch;

/** Where (a) has to refuse a replay that is old, in a revision by which a bfd_seq can be forgotten or comes round. */
const OF_SEQUENCE: SideConditions<Condition<Arrival>> = {
  'heard-of-lately': {
    premise: {
      words: '(a) is asked only of a vantage of which a packet was accepted less than 2 M ticks ago',
      formula: 'less than 2 M ticks since a packet of v was accepted',
      given: isHeardOfLately,
    },
  },
  'within-half-a-turn': {
    premise: {
      words: '(a) is asked only while the last accepted packet of the vantage is at most 2^31 further on',
      formula: 'at most 2^31 sent since',
      given: ({ missed }) => -1 - missed <= SEQUENCES / 2,
    },
  },
};

/**
 * Step 3: the conditions on the two counters are independent failures, and either causes rejection. Of a replay from an
 * epoch that is over it says that (a) fails, and no more.
 */
export const CONDITIONS_INDEPENDENT = statement<ReplayObservation>({
  id: 'T-RC-1/conditions-independent',
  clause: '4',
  sentence:
    'Every replay whose conditions are looked at is refused by (a) on its own and, while no newer epoch was accepted, by (b) on its own.',
  hypotheses: ['H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS'],
  laws: [
    law(
      '(a) refuses replays',
      'p accepted before  =>  bfd_seq <= last_bfd_seq[v]',
      refusedBy(() => bfdSequence, isReplayLookedAt),
      OF_SEQUENCE,
    ),
    law(
      '(b) refuses replays',
      'p accepted before, epoch not over  =>  cwt_counter <= last_cwt[v, epoch]',
      refusedBy(
        () => cwtCounter,
        (arrival) => isReplayLookedAt(arrival) && isEpochNotOver(arrival),
      ),
    ),
  ],
});

/** What an honest packet carries, by what was accepted before it. */
interface Step {
  readonly given: Of<Arrival, boolean, ReplayObservation>;
  /** How many of its vantage, or of its epoch, are counted as sent and not accepted since. */
  readonly gap: (arrival: Arrival) => number;
  /** The number that a count comes to in the bits that it is sent in. */
  readonly wrapped: (count: number) => number;
}

/** found = last + 1 + gap. */
function follows(
  symbol: string,
  found: (arrival: Arrival) => number,
  last: (arrival: Arrival) => number,
  given: Of<Arrival, boolean>,
): Form<ReplayObservation, Step> {
  return every(ARRIVALS, {
    parts: { given, gap: () => 0, wrapped: (count) => count },
    judgeBy: (parts: Step) => ({
      fault(arrival, revision, whole) {
        if (!parts.given(arrival, revision, whole)) return null;
        const expected = parts.wrapped(last(arrival) + 1 + parts.gap(arrival));
        if (found(arrival) === expected) return null;
        return { at: '', expected: `${symbol} ${expected}`, found: `${found(arrival)}` };
      },
    }),
  });
}

const isFreshAndNew = ({ whole, first, freshAtIssuer }: Arrival): boolean => whole && first && freshAtIssuer;

const IN_ORDER = {
  premise: {
    words: 'nothing that its vantage sent later has arrived',
    formula: 'nothing sent after p has arrived',
    given: ({ inOrder }: Arrival): boolean => inOrder,
  },
};
const GAP_IN_WORDS = {
  'the last accepted one, and': 'the last accepted one and as many as were sent and not accepted since, and',
};

/** Step 2: what an honest packet carries. */
export const HONEST_STEP = statement<ReplayObservation>({
  id: 'T-RC-1/honest-step',
  clause: '4',
  sentence:
    'Every honest packet that arrives fresh for the first time carries the bfd_seq after the last accepted one, and the cwt_counter likewise after the last accepted one of its epoch, or 0.',
  hypotheses: ['H-CWT-TRUST', 'H-BFD-AUTH'],
  laws: [
    law(
      'bfd_seq follows the last accepted one',
      'bfd_seq = last_bfd_seq[v] + 1',
      follows(
        'bfd_seq',
        ({ sequence }) => sequence,
        ({ lastSequence }) => lastSequence,
        (arrival) => isFreshAndNew(arrival) && arrival.lastSequence >= 0,
      ),
      {
        'in-order': IN_ORDER,
        'with-gaps': {
          replacement: {
            words: { ...GAP_IN_WORDS, 'last_bfd_seq[v] + 1': 'last_bfd_seq[v] + 1 + missed(v)' },
            parts: { gap: ({ missed }) => missed },
          },
        },
        modulo: {
          replacement: {
            words: {
              'carries the bfd_seq': 'carries, modulo 2^32, the bfd_seq',
              'bfd_seq = last': 'bfd_seq = (modulo 2^32) last',
            },
            parts: { wrapped: (count) => count % SEQUENCES },
          },
        },
      },
    ),
    law(
      'cwt_counter follows the last accepted one of its epoch',
      'cwt_counter = last_cwt[v, epoch] + 1, or 0',
      follows(
        'cwt_counter',
        ({ counter }) => counter,
        ({ lastCounter }) => lastCounter,
        isFreshAndNew,
      ),
      {
        'in-order': IN_ORDER,
        'with-gaps': {
          replacement: {
            words: { ...GAP_IN_WORDS, 'last_cwt[v, epoch] + 1': 'last_cwt[v, epoch] + 1 + missed(v, epoch)' },
            parts: { gap: ({ missedInEpoch }) => missedInEpoch },
          },
        },
      },
    ),
  ],
});

const isLetThrough = ({ refusals }: Arrival): boolean => refusals !== rateLimit;
const isAuthentic = ({ cwtKeyRight, bfdKeyRight }: Arrival): boolean => cwtKeyRight && bfdKeyRight;

/** Where the reasons are judged. What is accepted fresh and in order is asked for by the theorem, whatever the conditions say. */
function areReasonsJudged(arrival: Arrival): boolean {
  const isAskedFor = arrival.whole && arrival.inOrder && arrival.freshAtBroker;
  if (!isRefused(arrival) && isAskedFor) return false;
  return isLetThrough(arrival) && isAuthentic(arrival) && areConditionsLookedAt(arrival);
}

/** Each of (a), (b) and (c) that fails, by what was accepted before. */
const reasonsDue: Of<Arrival, Refusals> = (arrival, { rules, M }) => {
  const { counter, lastCounter, freshAtBroker, epoch, newestEpoch, refusals } = arrival;
  return (
    (SEQUENCE_PASSES[rules['bfd-sequence-comparison']](arrival, M) ? 0 : bfdSequence) +
    (counter > lastCounter ? 0 : cwtCounter) +
    (freshAtBroker ? 0 : expired) +
    (epoch < newestEpoch ? refusals & oldEpoch : 0)
  );
};

/** The operations of both paths, which a joint packet costs behind the limiter. */
const OPERATIONS = [
  'jsonDecodes',
  'cwtMacs',
  'bfdParses',
  'bfdMacs',
] as const satisfies readonly (keyof Work)[];

/** Steps 1 to 4 one by one, which accept or refuse alone does not tell apart. */
export const REFUSAL_REASONS = statement<ReplayObservation>({
  id: 'T-RC-1/refusal-reasons',
  clause: '4',
  sentence:
    'Every packet whose HMACs do not verify is refused, and every other whose halves pair, unless it is accepted fresh and in order, is refused by each of (a), as it is read, (b) and (c) that fails and by none that holds; each that the limiter lets through costs both decodes and both HMACs, and one that is refused changes nothing.',
  hypotheses: ['H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS', 'H-RL'],
  laws: [
    law(
      'what is not authentic is refused',
      'an HMAC does not verify  =>  not Accept',
      every(
        ARRIVALS,
        condition<Arrival>({
          given: (arrival) => isLetThrough(arrival) && !isAuthentic(arrival),
          holds: isRefused,
          expected: ({ cwtKeyRight, bfdKeyRight }) =>
            describeRefusals((cwtKeyRight ? 0 : cwtMac) + (bfdKeyRight ? 0 : bfdMac)),
          found: answerTo,
        }),
      ),
    ),
    law(
      'the reasons are those that apply',
      'refused by (a) iff {sequence_fails}; by (b) iff cwt_counter <= last_cwt[v, epoch]; by (c) iff expires_at <= now',
      every(
        ARRIVALS,
        condition<Arrival>({
          given: areReasonsJudged,
          holds: (arrival, revision, whole) => arrival.refusals === reasonsDue(arrival, revision, whole),
          expected: (arrival, revision, whole) => describeRefusals(reasonsDue(arrival, revision, whole)),
          found: answerTo,
        }),
      ),
    ),
    ...OPERATIONS.map((operation) =>
      law(
        `${operation} are counted once`,
        `${operation}(p) = 1`,
        every(
          ARRIVALS,
          condition<Arrival>({
            given: isLetThrough,
            holds: ({ work }) => work[operation] === 1,
            expected: `1 ${operation}`,
            found: ({ work }) => `${work[operation]}`,
          }),
        ),
      ),
    ),
    law(
      'what is refused changes nothing',
      'not Accept  =>  last_bfd_seq and last_cwt as they were',
      unchanged((arrival) => isLetThrough(arrival) && isRefused(arrival)),
    ),
  ],
});
