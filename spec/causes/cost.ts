import type { RootCause } from './root-cause.ts';

/** What is to be mended in the cost of a broker, under a flood or without (sections 2, 3 and 6). */
export const COST_CAUSES = {
  'C-18': {
    title: 'Nothing limits path C: a collector can have any number of bundles verified',
    says: 'Step 5 prices path C at bundles_per_sec * q cosignatures.',
    why: 'No clause keeps a collector from presenting more bundles, or more cosignatures with one; each costs an Ed25519 verification.',
    mends: [
      'path-c-limit',
      'cosignatures-verified',
      { claim: 'T-JCOST-1/cpu-budget', with: ['over-publish', 'over-cosign'] },
    ],
    shownBy: ['over-publish', 'over-cosign'],
  },
  'C-24': {
    title: 'What is claimed of any traffic holds of admitted or outside traffic only',
    says: 'Sections 2 and 6 have cost and NIC load independent of the attack rate, and size CPU and NIC by it.',
    why: 'An admitted vantage can flood. Its packets reach the NIC before the limiter drops them, and up to R_L times its rate is decoded and verified.',
    mends: [
      'T-NIC-SUFF/budget',
      'T-NIC-SUFF/any-window',
      'T-NIC-SUFF/five-subsumes-burst',
      'T-NIC-SUFF/independent-of-rate',
      'D3/volume-independent',
      'T-VOLINV/universal',
      'T-JCOST-1/independent-of-insider-rate',
      'T-JCOST-1/nic-budget',
      { claim: 'T-JCOST-1/cpu-budget', with: ['flood'] },
    ],
  },
  'C-26': {
    title: 'Tokens saved up in a bucket are forgotten in the flood bound',
    says: 'Step 1 admits R_L packets per tick once the burst has decayed, and the statement bounds the ratio without that condition.',
    why: 'A bucket that is full when a flood begins lets the burst pass at once, on top of R_L.',
    mends: [
      { claim: 'T-VDOS-1/bound', with: ['burst', 'limiter-start=full'] },
      { claim: 'T-VDOS-1/slope', with: ['burst', 'limiter-start=full'] },
    ],
  },
  'C-25': {
    title: 'A flood is priced as if it were split evenly over both paths',
    says: 'Section 3 prices every packet of a flood at c_path, which is that of a snapshot and a push together.',
    why: 'A snapshot costs more to verify than a push. An insider that floods with snapshots alone drives the ratio above the bound, and above F without the limiter.',
    mends: [
      'T-VDOS-1/without-limiter',
      { claim: 'T-VDOS-1/bound', with: ['choose-path'] },
      { claim: 'T-VDOS-1/slope', with: ['choose-path'] },
    ],
  },
  'C-28': {
    title: 'The ratio, said to be near-constant and sublinear, is linear in F',
    says: 'Section 3 calls the ratio near-constant and its growth sublinear.',
    why: 'R_L + F * (c_xdp / c_path) is linear in F: from F = R_L * c_path / c_xdp on, lookups alone cost more than all that is admitted.',
    mends: ['T-VDOS-1/near-constant', 'T-VDOS-1/sublinear'],
  },
  'C-40': {
    title: 'The receipt of 10.0x at F = 1024 is above the bound of its own theorem',
    says: 'Section 3 gives 9.89 as the bound at F = 1024, and 10.0x as the receipt.',
    why: 'The exact ratio is 9.885. A receipt of 10.0 is above the bound that it is a receipt of.',
    mends: ['flood-receipt', 'T-VDOS-1/receipt'],
  },
  'C-31': {
    title: 'The lookup that the limiter makes for every packet is not in JOINT',
    says: 'H-RL has every packet looked up at c_xdp, and JOINT is exactly three paths without it.',
    why: 'Legitimate telemetry passes the limiter too, and so costs a lookup more than JOINT has.',
    mends: [
      'lookup-in-joint',
      'T-JCOST-1.B',
      'T-JCOST-1/exact',
      { claim: 'T-JCOST-1/cpu-budget', with: ['lookup-in-joint=charged'] },
    ],
  },
  'C-32': {
    title: 'JOINT is exact over whole bundle periods only, not per tick or second',
    says: 'Section 2 gives the cost per second of wall-clock as exactly JOINT, and sizes the CPU by it.',
    why: 'Bundles are verified whole. Within a bundle period the cost is below JOINT, and at its end above it.',
    mends: [
      'bundle-schedule',
      'T-JCOST-1/exact-at-every-tick',
      'T-JCOST-1/exact-in-each-second',
      'T-JCOST-1/cpu-budget-at-every-tick',
    ],
  },
  'C-30': {
    title: 'Prices are per packet, and nothing bounds how long a snapshot is',
    says: 'Section 1.2 measures c_json and c_hmac at a payload of 497 octets.',
    why: 'Decoding and HMAC cost more the longer a snapshot is. A longer one costs more than JOINT has for it.',
    mends: ['snapshot-payload', { claim: 'T-JCOST-1/cpu-budget', with: ['snapshot-payload=unbounded'] }],
  },
  'C-29': {
    title: 'BFD shortens its intervals at random: more than PPS_t packets arrive',
    says: 'PPS_t is N * (1000 / T_tick_ms) packets per second on each path.',
    why: 'RFC 5880 has each interval shortened by up to a quarter. The mean rate is then above PPS_t, and so is the cost.',
    mends: ['bfd-send-jitter', { claim: 'T-JCOST-1/cpu-budget', with: ['bfd-send-jitter=rfc5880'] }],
  },
  'C-21': {
    title: 'NIC budgets leave out packets: the second path, bundles, TCP segments',
    says: 'Sections 2 and 6.1 size the NIC by PPS_t, which section 1.1 defines per path.',
    why: 'Both paths arrive at one NIC. Bundles that come over the network, and snapshots sent in several segments, are packets too.',
    mends: ['nic-budget-scope', 'bundle-arrival', 'snapshot-framing'],
  },
  'C-47': {
    title: 'Each of several brokers or workers admits R_L, so that all admit a multiple',
    says: 'H-RL limits each vantage by one rate and one burst, and does not say who counts.',
    why: 'Packets of a vantage that are handed in turn to two limiters draw on two buckets: twice R_L and twice B_F get to the decoders.',
    mends: [
      'limiter-instances',
      { claim: 'T-VDOS-1/bound', with: ['limiter-instances=in-turn'] },
      { claim: 'T-VDOS-1/slope', with: ['limiter-instances=in-turn'] },
    ],
  },
  'C-52': {
    title: 'Tokens that come once a second come as a burst of their own',
    says: 'Step 1 has H-RL admit R_L times the natural rate once the burst has decayed, and does not say how often a bucket is refilled.',
    why: 'A bucket that gains the tokens of a second at once lets all of them through on one tick, beside what it had saved up; and on the ticks between it has none for an honest vantage.',
    mends: [
      'refill-interval',
      { claim: 'T-VDOS-1/bound', with: ['refill-interval=each-second'] },
      { claim: 'T-VDOS-1/slope', with: ['refill-interval=each-second'] },
    ],
  },
  'C-49': {
    title: 'Tokens that are given back for a bad HMAC let a flood of bad HMACs through',
    says: 'H-RL limits what a vantage gets to the verifier, and does not say whether a packet that fails there was counted.',
    why: 'Verifying is what costs. A limiter that gives back the token of a packet whose HMAC is wrong admits the next one in its place: garbage is verified without a limit.',
    mends: [
      'limiter-charge',
      { claim: 'T-VDOS-1/bound', with: ['limiter-charge=given-back'] },
      { claim: 'T-VDOS-1/slope', with: ['limiter-charge=given-back'] },
    ],
  },
  'C-48': {
    title: 'A bucket that is dropped to save memory comes back with a burst, or without one',
    says: 'H-RL gives a vantage a burst, and does not say how long the limiter remembers that it was spent.',
    why: 'A limiter that drops the bucket of a vantage which is silent for a tick starts a new one with its next packet: full, and the burst is there again; empty, and what was saved up is lost.',
    mends: ['bucket-eviction'],
  },
  'C-20': {
    title: 'R_L and B_F do not say what they count, nor what has a bucket',
    says: 'H-RL names rate_limit_factor and burst_factor, with no unit and no scope.',
    why: 'Read as packets, R_L admits half of what it does as tick pairs, and B_F a fraction of what it does in seconds. The printed figures come out under one reading only.',
    mends: ['limiter-scope', 'limiter-unit', 'burst-unit'],
  },
  'C-15': {
    title: 'c_xdp is a price per packet, charged once for the two of a tick pair',
    says: 'Section 1.2 gives c_xdp per packet; section 3 charges it once for each tick pair that F counts.',
    why: 'A tick pair is two packets and takes two lookups, so that the term F * c_xdp is half of what is spent.',
    mends: ['xdp-charge', { claim: 'T-VDOS-1/slope', with: ['xdp-charge=per-packet'] }],
  },
} as const satisfies Readonly<Record<string, RootCause>>;
