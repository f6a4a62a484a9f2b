import { type Form, type JudgedByFormula, law, type Of, type SideConditions } from '../language/law.ts';
import { ours, printed } from '../language/origin.ts';
import { every } from '../language/quantifiers.ts';
import { statement } from '../language/statement.ts';
import { ARRIVALS, type Arrival, type ReplayObservation } from './observation.ts';
import { describeRefusals, REFUSAL, type Refusals } from './refusal.ts';
import { SEQUENCES } from './sequence-readings.ts';
import { HEARD_OF_LATELY, OPERATIONS, ofEveryArrival, saysOfArrival, unchanged } from './symbols.ts';

const { cwtMac, bfdMac, bfdSequence, cwtCounter, expired, oldEpoch } = REFUSAL;

/** Where (a) has to refuse a replay that is old, in a revision by which a bfd_seq can be forgotten or comes round. */
const OF_SEQUENCE: SideConditions<JudgedByFormula> = {
  ...HEARD_OF_LATELY,
  'within-half-a-turn': {
    premise: {
      words: '(a) is asked only while the last accepted packet of the vantage is at most 2^31 further on',
      formula: 'behind(v) <= 2^31',
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
  origin: printed('4', 'independent failures; either causes rejection', 'Step 3 as it stands'),
  sentence:
    'Every replay whose conditions are looked at is refused by (a) on its own and, while no newer epoch was accepted, by (b) on its own.',
  hypotheses: ['H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS'],
  laws: [
    law(
      '(a) refuses replays',
      'accepted_before(p) and looked_at(p) => refused(a)',
      ofEveryArrival(() => describeRefusals(bfdSequence)),
      OF_SEQUENCE,
    ),
    law(
      '(b) refuses replays',
      'accepted_before(p) and looked_at(p) and epoch >= last_epoch[v] => refused(b)',
      ofEveryArrival(() => describeRefusals(cwtCounter)),
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

const isFreshAndNew = ({ whole, first, expiresAt, issuerNow }: Arrival): boolean =>
  whole && first && expiresAt > issuerNow;

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
  origin: printed('4', 'bfd_seq = last_bfd_seq[vantage] + 1', 'Step 2 as it stands'),
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

/** When each condition of section 4 fails, as a revision has it. */
const FAILS = {
  a: '{sequence_fails}',
  b: '{counter_fails}',
  c: 'expires_at <= now',
} as const;

const failsBySequence = saysOfArrival(FAILS.a);
const failsByCounter = saysOfArrival(FAILS.b);
const isStale = saysOfArrival(FAILS.c);

/** Each of (a), (b) and (c) that fails, and an epoch that is over where that is a reason. */
const reasonsDue: Of<Arrival, Refusals> = (arrival, revision, whole) =>
  (failsBySequence(arrival, revision, whole) ? bfdSequence : 0) +
  (failsByCounter(arrival, revision, whole) ? cwtCounter : 0) +
  (isStale(arrival, revision, whole) ? expired : 0) +
  (arrival.epoch < arrival.newestEpoch ? arrival.refusals & oldEpoch : 0);

/** Steps 1 to 4 one by one, which accept or refuse alone does not tell apart. */
export const REFUSAL_REASONS = statement<ReplayObservation>({
  id: 'T-RC-1/refusal-reasons',
  clause: '4',
  origin: ours(
    'accept or refuse alone hides which condition works: each is looked at by itself, with the work of clause 2',
  ),
  sentence:
    'Every packet whose HMACs do not verify is refused, and every other whose halves pair, unless it is accepted fresh and in order, is refused by each of (a) and (b), as they are read, and (c) that fails and by none that holds; each that the limiter lets through costs both decodes and both HMACs, and one that is refused changes nothing.',
  hypotheses: ['H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS', 'H-RL'],
  laws: [
    law(
      'what is not authentic is refused',
      'not limited(p) and not authentic(p) => not Accept(p)',
      ofEveryArrival(({ cwtKeyRight, bfdKeyRight }) =>
        describeRefusals((cwtKeyRight ? 0 : cwtMac) + (bfdKeyRight ? 0 : bfdMac)),
      ),
    ),
    // What is accepted fresh and in order is asked for by the theorem, whatever the conditions say.
    law(
      'the reasons are those that apply',
      `not limited(p) and authentic(p) and looked_at(p) and not (Accept(p) and honest(p) and in_order(p) and expires_at > now) => (refused(a) <=> ${FAILS.a}) and (refused(b) <=> ${FAILS.b}) and (refused(c) <=> ${FAILS.c}) and (refused(old_epoch) => epoch < last_epoch[v])`,
      ofEveryArrival((arrival, revision, whole) => describeRefusals(reasonsDue(arrival, revision, whole))),
    ),
    ...OPERATIONS.map((operation) =>
      law(
        `${operation} are counted once`,
        `not limited(p) => ${operation}(p) = 1`,
        ofEveryArrival(
          () => `1 ${operation}`,
          ({ work }) => `${work[operation]}`,
        ),
      ),
    ),
    law('what is refused changes nothing', 'not limited(p) and not Accept(p) => state_unchanged', unchanged),
  ],
});
