import { type Arrival, accepted, everyArrival, isReplay, refused } from './observation.ts';

const isWhole = ({ whole }: Arrival): boolean => whole;
const isForged = ({ whole }: Arrival): boolean => !whole;
const isFirst = ({ first }: Arrival): boolean => first;
const isInOrder = ({ inOrder }: Arrival): boolean => inOrder;
const isFreshAtIssuer = ({ freshAtIssuer }: Arrival): boolean => freshAtIssuer;
const isFreshAtBroker = ({ freshAtBroker }: Arrival): boolean => freshAtBroker;
const isStaleAtIssuer = ({ freshAtIssuer }: Arrival): boolean => !freshAtIssuer;
const isStaleAtBroker = ({ freshAtBroker }: Arrival): boolean => !freshAtBroker;

/** T-RC-1, first half: Accept accepts every legitimate honest packet. */
export const ACCEPTS_HONEST = everyArrival({
  id: 'T-RC-1/accepts-honest',
  clause: '4',
  sentence:
    'Every packet that an honest vantage emitted is accepted when it first arrives, intact and fresh as its issuer set it.',
  hypotheses: ['H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS', 'H-RL'],
  laws: [
    {
      name: 'honest packets are accepted',
      formula: 'honest(p), first arrival of p, expires_at(p) > now  =>  Accept(p)',
      when: { honest: isWhole, first: isFirst, fresh: isFreshAtIssuer },
      violation: accepted,
    },
  ],
  wordings: {
    'in-order': {
      laws: { 'honest packets are accepted': { when: { order: isInOrder } } },
      adds: 'and before any that its vantage sent later',
    },
    'fresh-at-broker': {
      laws: { 'honest packets are accepted': { when: { fresh: isFreshAtBroker } } },
      instead: ['fresh as its issuer set it', "fresh by the broker's clock"],
    },
  },
});

/** T-RC-1, second half: Accept rejects every replay. */
export const REJECTS_REPLAYS = everyArrival({
  id: 'T-RC-1/rejects-replays',
  clause: '4',
  sentence: 'Every byte-identical copy of a packet that was accepted is refused, whenever it arrives.',
  hypotheses: ['H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS'],
  laws: [
    {
      name: 'replays are refused',
      formula: 'p accepted before  =>  not Accept(p)',
      when: { replay: isReplay },
      violation: refused,
    },
  ],
});

/** T-RC-1, second half: Accept rejects every forged packet. The predicate takes a packet, not its halves. */
export const REJECTS_FORGERIES = everyArrival({
  id: 'T-RC-1/rejects-forgeries',
  clause: '4',
  sentence:
    'Every packet that no honest vantage emitted as a whole is refused, one made of two genuine halves that were never sent together included.',
  hypotheses: ['H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS'],
  laws: [
    {
      name: 'forgeries are refused',
      formula: 'no honest vantage emitted p  =>  not Accept(p)',
      when: { forged: isForged },
      violation: refused,
    },
  ],
});

/** T-RC-1, second half: Accept rejects every stale packet. */
export const REJECTS_STALE = everyArrival({
  id: 'T-RC-1/rejects-stale',
  clause: '4',
  sentence: 'Every packet whose lifetime is over, as its issuer set it, is refused.',
  hypotheses: ['H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS'],
  laws: [
    {
      name: 'stale packets are refused',
      formula: 'expires_at(p) <= now  =>  not Accept(p)',
      when: { stale: isStaleAtIssuer },
      violation: refused,
    },
  ],
  wordings: {
    'by-the-broker': {
      laws: { 'stale packets are refused': { when: { stale: isStaleAtBroker } } },
      instead: [', as its issuer set it,', " by the broker's clock"],
    },
  },
});
