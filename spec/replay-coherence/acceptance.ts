import type { Revision } from '../language/revision.ts';
import type { Statement } from '../language/statement.ts';
import { wordingOf } from '../language/wording.ts';
import { describeRefusals, type Refusals } from './refusal.ts';

/** What a broker did on one joint packet, counted by operation (section 1.2). */
export interface Work {
  readonly lookups: number;
  readonly jsonDecodes: number;
  readonly cwtMacs: number;
  readonly bfdParses: number;
  readonly bfdMacs: number;
}

/**
 * One joint packet that reached the broker: what it is, known from who made what, when and with which key, and what
 * the broker answered. Nothing but the answer is taken from the broker. "Last accepted" is what was, whatever the broker
 * remembers of it.
 */
export interface Arrival {
  /** Which vantage its push names, counted from 1. */
  readonly vantage: number;
  readonly epoch: number;
  readonly counter: number;
  readonly sequence: number;
  /** An honest vantage emitted these very halves as one packet, in its own name. */
  readonly whole: boolean;
  /** These very halves have not arrived together before. */
  readonly first: boolean;
  /** These very halves were accepted together before. */
  readonly acceptedBefore: boolean;
  /** Whole, and nothing that its vantage sent later has arrived whole. */
  readonly inOrder: boolean;
  /** Its lifetime is not over: by the clock of the vantage that issued it, and by the broker's. */
  readonly freshAtIssuer: boolean;
  readonly freshAtBroker: boolean;
  /** How many ticks the broker's clock is before the end of its lifetime; 0 in the tick in which it expires. */
  readonly ticksLeft: number;
  /** Both halves name one vantage. */
  readonly oneVantage: boolean;
  /** Made with the key of the vantage that the half names, and not altered since. */
  readonly cwtKeyRight: boolean;
  readonly bfdKeyRight: boolean;
  /** The snapshot was made to go with this bfd_seq. */
  readonly madeForEachOther: boolean;
  /** bfd_seq of the packet of this vantage that was accepted last; -1 before the first. */
  readonly lastSequence: number;
  /** cwt_counter of the packet of this vantage and epoch that was accepted last; -1 before the first. */
  readonly lastCounter: number;
  /** The newest epoch of which a packet of this vantage was accepted; -1 before the first. */
  readonly newestEpoch: number;
  /** Ticks since a packet of this vantage was accepted; infinite before the first. */
  readonly silence: number;
  /** Where whole: packets of its vantage sent after the last accepted one and before this; below 0 if this is older. */
  readonly missed: number;
  /** Where whole: the same within its epoch. */
  readonly missedInEpoch: number;
  /** The broker's answer: 0 accepted, otherwise why not. */
  readonly refusals: Refusals;
  /** Whether anything the broker keeps of what it accepted is different from before. */
  readonly stateChanged: boolean;
  readonly work: Work;
}

/** Everything that arrived in one case, in order. */
export interface AcceptanceObservation {
  /** How many entries of `arrivals` belong to this case; later ones are left over from another. */
  readonly count: number;
  readonly arrivals: readonly Arrival[];
}

/** What is wrong with one arrival, or null. */
export type Judgement = (arrival: Arrival) => string | null;

/** The first arrival that is judged wrong, told with its place and its numbers. */
export function firstBreach(observation: AcceptanceObservation, judge: Judgement): string | null {
  const { count, arrivals } = observation;
  for (let index = 0; index < count; index++) {
    const arrival = arrivals[index] as Arrival;
    const fault = judge(arrival);
    if (fault !== null) return `arrival ${index + 1}, ${describeArrival(arrival)}: ${fault}`;
  }
  return null;
}

function describeArrival({ vantage, epoch, counter, sequence, whole, acceptedBefore }: Arrival): string {
  const kind = acceptedBefore ? 'a replay of' : whole ? 'honest' : 'forged';
  return `${kind} v${vantage} epoch ${epoch} counter ${counter} bfd_seq ${sequence}`;
}

const isAccepted = ({ refusals }: Arrival): boolean => refusals === 0;
const acceptedWrongly = 'expected refused, found accepted';
const refusedWrongly = ({ refusals }: Arrival): string =>
  `expected accepted, found ${describeRefusals(refusals)}`;

/** Premises of `accepts-honest` by wording: what beside being whole and new is asked of a packet. */
const HONEST_PREMISE: Readonly<Record<string, (arrival: Arrival) => boolean>> = {
  printed: ({ freshAtIssuer }) => freshAtIssuer,
  'in-order': ({ inOrder, freshAtIssuer }) => inOrder && freshAtIssuer,
  'fresh-at-broker': ({ freshAtBroker }) => freshAtBroker,
  'in-order+fresh-at-broker': ({ inOrder, freshAtBroker }) => inOrder && freshAtBroker,
};

/** T-RC-1, first half: Accept accepts every legitimate honest packet. */
export const ACCEPTS_HONEST: Statement<AcceptanceObservation> = {
  id: 'T-RC-1/accepts-honest',
  clause: '4',
  sentence:
    'Every packet that an honest vantage emitted is accepted when it first arrives, intact and fresh as its issuer set it.',
  hypotheses: ['H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS', 'H-RL'],
  formula: 'honest(p), first arrival of p, expires_at(p) > now  =>  Accept(p)',
  breach(observation, revision) {
    const isDue = byWording(HONEST_PREMISE, ACCEPTS_HONEST.id, revision);
    return firstBreach(observation, (arrival) =>
      arrival.whole && arrival.first && !isAccepted(arrival) && isDue(arrival)
        ? refusedWrongly(arrival)
        : null,
    );
  },
};

/** T-RC-1, second half: Accept rejects every replay. */
export const REJECTS_REPLAYS: Statement<AcceptanceObservation> = {
  id: 'T-RC-1/rejects-replays',
  clause: '4',
  sentence: 'Every byte-identical copy of a packet that was accepted is refused, whenever it arrives.',
  hypotheses: ['H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS'],
  formula: 'p accepted before  =>  not Accept(p)',
  breach(observation) {
    return firstBreach(observation, (arrival) =>
      arrival.acceptedBefore && isAccepted(arrival) ? acceptedWrongly : null,
    );
  },
};

/** T-RC-1, second half: Accept rejects every forged packet. The predicate takes a packet, not its halves. */
export const REJECTS_FORGERIES: Statement<AcceptanceObservation> = {
  id: 'T-RC-1/rejects-forgeries',
  clause: '4',
  sentence:
    'Every packet that no honest vantage emitted as a whole is refused, one made of two genuine halves that were never sent together included.',
  hypotheses: ['H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS'],
  formula: 'no honest vantage emitted p  =>  not Accept(p)',
  breach(observation) {
    return firstBreach(observation, (arrival) =>
      !arrival.whole && isAccepted(arrival) ? acceptedWrongly : null,
    );
  },
};

/** By wording: whether a packet counts as stale. */
const STALE: Readonly<Record<string, (arrival: Arrival) => boolean>> = {
  printed: ({ freshAtIssuer }) => !freshAtIssuer,
  'by-the-broker': ({ freshAtBroker }) => !freshAtBroker,
};

/** T-RC-1, second half: Accept rejects every stale packet. */
export const REJECTS_STALE: Statement<AcceptanceObservation> = {
  id: 'T-RC-1/rejects-stale',
  clause: '4',
  sentence: 'Every packet whose lifetime is over, as its issuer set it, is refused.',
  hypotheses: ['H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS'],
  formula: 'expires_at(p) <= now  =>  not Accept(p)',
  breach(observation, revision) {
    const isStale = byWording(STALE, REJECTS_STALE.id, revision);
    return firstBreach(observation, (arrival) =>
      isAccepted(arrival) && isStale(arrival) ? acceptedWrongly : null,
    );
  },
};

/** What a table holds for the wording of a claim that a revision takes. */
export function byWording<T>(table: Readonly<Record<string, T>>, id: string, revision: Revision): T {
  const wording = wordingOf(id, revision);
  const found = table[wording];
  if (found === undefined) throw new Error(`${id} has no wording ${wording}`);
  return found;
}
