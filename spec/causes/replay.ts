import type { RootCause } from './root-cause.ts';

/** What is to be mended in joint acceptance (section 4). */
export const REPLAY_CAUSES = {
  'C-03': {
    title: 'A broker that restarts forgets its counters and accepts replays',
    says: 'Section 4 compares with last_bfd_seq and last_cwt, and does not say whether they survive a restart of the broker.',
    why: 'A broker that starts with empty counters finds every recorded packet new, until its lifetime is over.',
    mends: ['state-durability'],
    shownBy: ['restart-broker'],
  },
  'C-43': {
    title: 'Brokers that share no state each accept what another has accepted',
    says: 'Section 4 speaks of the broker, and does not say what several of them, or several workers of one, have in common.',
    why: 'Where a balancer hands packets to two brokers that keep last_bfd_seq and last_cwt each for itself, what one has accepted is new to the other.',
    mends: ['broker-instances'],
  },
  'C-44': {
    title: 'A vantage that restarts may use numbers again, and is locked out',
    says: 'Section 4 has counters start with a vantage and an epoch, and does not say what becomes of them when a vantage restarts.',
    why: 'A vantage that starts its numbers again, goes on from older ones, or runs twice for a while sends numbers that the broker has accepted already: its honest packets are refused until they are above the last ones.',
    mends: ['vantage-restart'],
    shownBy: ['restart-vantage'],
  },
  'C-45': {
    title: 'Intervals may be measured by a clock that can be set',
    says: 'Condition (c) reads the clock of the broker, and no clause says by which clock a silence is measured or a token bucket refilled.',
    why: 'Where that is the same clock, setting it forward ends a silence that never was and fills every bucket at once; setting it back leaves them empty.',
    mends: [
      'interval-clock',
      { claim: 'T-VDOS-1/bound', with: ['interval-clock=wall'] },
      { claim: 'T-VDOS-1/slope', with: ['interval-clock=wall'] },
    ],
    shownBy: ['step-broker-clock'],
  },
  'C-46': {
    title: 'A broker keeps a counter for every epoch that there ever was',
    says: 'Section 4 compares with last_cwt[vantage, epoch], and does not say when that may be dropped.',
    why: 'Each new epoch of a vantage adds a number that is never given back. What the broker keeps grows for as long as the deployment lives.',
    mends: ['old-epoch-counters'],
  },
  'C-04': {
    title: 'Nothing binds a snapshot to its push: halves can be exchanged',
    says: 'Section 4 authenticates the two halves of a packet each under a key of its own, and speaks of them as one packet.',
    why: 'A network that loses one half of two packets can deliver the others as a packet that no vantage ever sent: every HMAC is valid and every counter new.',
    mends: ['half-pairing'],
    shownBy: ['join'],
  },
  'C-01': {
    title: 'The HMAC need not cover expires_at, so that anyone can extend a lifetime',
    says: 'Section 4 relies on expires_at in condition (c), and no clause says which fields the HMAC of a snapshot covers.',
    why: 'Where the tag leaves expires_at out, whoever carries a packet can change its lifetime without a key.',
    mends: ['cwt-mac-coverage'],
    shownBy: ['tamper', 'forge-cwt'],
  },
  'C-05': {
    title: 'A refused packet may move a counter, which shuts out an honest one',
    says: 'Section 4 gives the conditions of Accept, and does not say when last_bfd_seq and last_cwt are written.',
    why: 'A broker that writes each counter as soon as its own condition holds lets a packet that another condition refuses spend a number; the honest packet with that number is then refused.',
    mends: ['state-update'],
  },
  'C-02': {
    title: 'Counters of earlier epochs may be dropped, and old packets pass again',
    says: 'Section 4 keeps last_cwt for each vantage and epoch, and says neither how long nor whether an earlier epoch is still accepted.',
    why: 'Once the counter of an earlier epoch is gone, condition (b) holds of every old packet, and only (a) stands between it and acceptance.',
    mends: ['epoch-order'],
    shownBy: ['old-epoch-counters=forgotten', 'replay-across-epochs'],
  },
  'C-07': {
    title: 'After a silence RFC 5880 accepts any number, so that (a) stops no replay',
    says: 'Step 3 has a replay fail both (a) and (b), each on its own.',
    why: 'RFC 5880 forgets the sequence number of a peer that was silent for twice the Detection Time. From then on (a) holds of any number, and only (b) refuses a replay.',
    mends: ['T-RC-1.B', 'T-RC-1/conditions-independent'],
  },
  'C-09': {
    title: 'An honest packet that was overtaken is refused; after a loss one skips',
    says: 'Section 4 accepts every legitimate honest packet, and Step 2 gives it the last counters plus one.',
    why: 'The draft assumes nothing of the network. A packet that arrives after a later one is not above the last counter, and after a loss the next packet is more than one above it.',
    mends: [
      { claim: 'T-RC-1/accepts-honest', with: ['delay'] },
      { claim: 'T-RC-1/honest-step', with: ['lose', 'delay'] },
    ],
  },
  'C-08': {
    title: 'expires_at is set by one clock and compared with another',
    says: 'Condition (c) compares expires_at, set by the issuer, with now() of the broker; Step 2 has it hold of every honest packet.',
    why: 'Where the clocks differ by more than is left of the lifetime, an honest packet is refused as stale, or a stale one accepted.',
    mends: [
      'T-RC-1/rejects-stale',
      { claim: 'T-RC-1/accepts-honest', with: ['skew-clock', 'step-broker-clock'] },
      { claim: 'T-RC-1/honest-step', with: ['skew-clock', 'step-broker-clock'] },
    ],
  },
  'C-06': {
    title: 'bfd_seq wraps at 2^32; compared as a plain number, it locks a vantage out',
    says: 'Condition (a) asks for bfd_seq above last_bfd_seq; RFC 5880 has the number start anywhere and wrap after 2^32 - 1.',
    why: 'After the largest number comes 0, which is above nothing: every later packet of the vantage is refused. The window of RFC 5880 in its place is too narrow for a long loss.',
    mends: [
      'bfd-sequence-comparison',
      'bfd-sequence-start',
      { claim: 'T-RC-1/honest-step', with: ['years-pass', 'bfd-sequence-start=random'] },
    ],
    shownBy: ['years-pass'],
  },
  'C-22': {
    title: 'The limiter charges a bucket to a name that nothing vouches for',
    says: 'H-RL limits each vantage before any HMAC is verified, and does not say how the limiter knows the vantage.',
    why: 'A flood that names another vantage empties the bucket of that vantage, whose own packets are then dropped.',
    mends: ['limiter-identity'],
    shownBy: ['flood-as-victim'],
  },
  'C-53': {
    title: 'Where ids are hashed, two vantages share a bucket and one starves the other',
    says: 'H-RL limits each vantage, and does not say how its bucket is found.',
    why: 'Two ids with one hash draw on one bucket. A vantage that floods in its own name, as it may, then has the packets of the other dropped.',
    mends: ['bucket-lookup'],
    shownBy: ['flood'],
  },
} as const satisfies Readonly<Record<string, RootCause>>;
