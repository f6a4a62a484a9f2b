import { asPrinted, predicateOf } from '../formula/as-printed.ts';
import type { Symbols } from '../formula/vocabulary.ts';
import type { Form, JudgedByFormula, Of, SideConditions } from '../language/law.ts';
import { every } from '../language/quantifiers.ts';
import { COUNTER_FAILS } from './counter-readings.ts';
import {
  ARRIVALS,
  type Arrival,
  answerTo,
  areConditionsLookedAt,
  type ReplayObservation,
  type Work,
} from './observation.ts';
import { REFUSAL } from './refusal.ts';
import { SEQUENCE_FAILS, SEQUENCE_HOLDS } from './sequence-readings.ts';

/** The operations of both paths, which a joint packet costs behind the limiter. */
export const OPERATIONS = [
  'jsonDecodes',
  'cwtMacs',
  'bfdParses',
  'bfdMacs',
] as const satisfies readonly (keyof Work)[];

const byReason = (reason: number) => ({ holds: ({ refusals }: Arrival) => (refusals & reason) !== 0 });

const OPERATION_COUNTS = Object.fromEntries(
  OPERATIONS.map((operation) => [
    `${operation}(p)`,
    { unit: '1', of: ({ work }: Arrival) => work[operation] },
  ]),
);

/** The symbols of section 4 for a packet p that arrives: what it carries, what was accepted before it, and what came of it. */
const OF_ARRIVAL: Symbols<Arrival, ReplayObservation> = {
  bfd_seq: { unit: '1', of: ({ sequence }) => sequence },
  'last_bfd_seq[v]': { unit: '1', of: ({ lastSequence }) => lastSequence },
  cwt_counter: { unit: '1', of: ({ counter }) => counter },
  'last_cwt[v, epoch]': { unit: '1', of: ({ lastCounter }) => lastCounter },
  epoch: { unit: '1', of: ({ epoch }) => epoch },
  'last_epoch[v]': { unit: '1', of: ({ newestEpoch }) => newestEpoch },
  expires_at: { unit: 'ticks', of: ({ expiresAt }) => expiresAt },
  now: { unit: 'ticks', of: ({ now }) => now },
  'now(issuer)': { unit: 'ticks', of: ({ issuerNow }) => issuerNow },
  /** Ticks since a packet of v was accepted. */
  'silence[v]': { unit: '1', of: ({ silence }) => silence },
  /** How much further on the last accepted packet of v is; not a number where no vantage sent p. */
  'behind(v)': { unit: '1', of: ({ missed }) => -1 - missed },
  'honest(p)': { holds: ({ whole }) => whole },
  'first(p)': { holds: ({ first }) => first },
  'in_order(p)': { holds: ({ inOrder }) => inOrder },
  'accepted_before(p)': { holds: ({ acceptedBefore }) => acceptedBefore },
  'of_an_earlier_epoch(p)': { holds: ({ fromOldEpoch }) => fromOldEpoch },
  'last_of_its_epoch(p)': { holds: ({ closesEpoch }) => closesEpoch },
  'authentic(p)': { holds: ({ cwtKeyRight, bfdKeyRight }) => cwtKeyRight && bfdKeyRight },
  'paired(p)': { holds: ({ oneVantage }) => oneVantage },
  'limited(p)': { holds: ({ refusals }) => refusals === REFUSAL.rateLimit },
  /** Nothing refused it before (a), (b) and (c) were looked at. */
  'looked_at(p)': { holds: areConditionsLookedAt },
  'Accept(p)': { holds: ({ refusals }) => refusals === 0 },
  'refused(a)': byReason(REFUSAL.bfdSequence),
  'refused(b)': byReason(REFUSAL.cwtCounter),
  'refused(c)': byReason(REFUSAL.expired),
  'refused(old_epoch)': byReason(REFUSAL.oldEpoch),
  ...OPERATION_COUNTS,
  /** Nothing that the broker keeps is different from before. */
  state_unchanged: { holds: ({ stateChanged }) => !stateChanged },
  '{sequence_holds}': SEQUENCE_HOLDS,
  '{sequence_fails}': SEQUENCE_FAILS,
  '{counter_fails}': COUNTER_FAILS,
};

/** The formula holds of every packet that arrives. */
export function ofEveryArrival(
  expected: Of<Arrival, string>,
  found: (packet: Arrival) => string = answerTo,
): Form<ReplayObservation, JudgedByFormula> {
  return every(
    ARRIVALS,
    asPrinted<Arrival, ReplayObservation>({
      symbols: OF_ARRIVAL,
      unit: '',
      says: (_, packet, revision, whole) => ({
        expected: expected(packet, revision, whole),
        found: found(packet),
      }),
    }),
  );
}

/** A law after which the broker keeps what it kept before. */
export const unchanged = ofEveryArrival(
  () => 'the state unchanged',
  () => 'it changed',
);

/** What a formula in these symbols says of a packet. */
export function saysOfArrival(formula: string): Of<Arrival, boolean> {
  const says = predicateOf(formula, OF_ARRIVAL);
  return (packet, revision) => says(packet, revision, NOTHING);
}

/** No symbol of an arrival is read off all of them. */
const NOTHING: ReplayObservation = { count: 0, arrivals: [] };

/** Where (a) is asked for at all, in a revision by which a bfd_seq that was not heard of for long is forgotten. */
export const HEARD_OF_LATELY: SideConditions<JudgedByFormula> = {
  'heard-of-lately': {
    premise: {
      words: '(a) is asked only of a vantage of which a packet was accepted less than 2 M ticks ago',
      formula: 'silence[v] < 2 * M',
    },
  },
};
