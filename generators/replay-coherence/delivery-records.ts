import type { Delivery } from '../../spec/replay-coherence/checks.ts';
import { CONDITIONS, describeRefusals, REFUSAL } from '../../spec/replay-coherence/refusal.ts';

/** Delivery as it is filled in; the statement sees it read-only. */
export type DeliveryDraft = { -readonly [K in keyof Delivery]: Delivery[K] } & {
  /** For whoever reads the case: when it arrived, and when its lifetime ends. */
  tick: number;
  expiresAt: number;
};

/** One to be filled in. */
export const BLANK_DELIVERY: DeliveryDraft = {
  cwtGenuine: true,
  bfdGenuine: true,
  oneVantage: true,
  sentTogether: false,
  acceptedBefore: false,
  bfdNewer: false,
  cwtNewer: false,
  silence: Number.POSITIVE_INFINITY,
  stale: false,
  opensEpoch: false,
  laterEpoch: false,
  closesEpoch: false,
  epochOver: false,
  fromOldEpoch: false,
  refusals: 0,
  stateChanged: false,
  tick: 0,
  expiresAt: 0,
};

/** What the broker answered, with what decided about it: the silence where (a) passes what is not newer, and lifetimes. */
export function tellDelivery({ refusals, bfdNewer, silence, stale, tick, expiresAt }: DeliveryDraft): string {
  const isSequencePassed = !bfdNewer && Number.isFinite(silence) && (refusals & ~CONDITIONS) === 0;
  const why = [
    isSequencePassed && (refusals & REFUSAL.bfdSequence) === 0
      ? `a packet of its vantage was accepted ${silence} ticks ago`
      : '',
    stale ? `expires_at tick ${expiresAt}, now tick ${tick}` : '',
  ].filter((one) => one !== '');
  const answer = `the broker: ${describeRefusals(refusals)}`;
  return why.length === 0 ? answer : `${answer} (${why.join(', ')})`;
}
