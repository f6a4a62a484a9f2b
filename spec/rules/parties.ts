import type { RuleName } from './catalogue.ts';

/**
 * Which rules each part of a world reads. A binding declares those of the parts that its world has: they are the readings
 * that can matter to its statement. `properties/rules-read.test.ts` holds the declaration against what the core looks up.
 */
const part = <const R extends readonly RuleName[]>(...rules: R): R => rules;

/** The meter, where a cost is asked for. */
export const COST = part('meter-width');

/** The broker behind the limiter: what it decodes, authenticates, accepts and remembers. */
export const BROKER = part(
  'bfd-sequence-comparison',
  'cwt-counter-comparison',
  'expiry-comparison',
  'conjunction',
  'state-update',
  'first-counter-of-epoch',
  'counter-scope',
  'sequence-scope',
  'epoch-order',
  'state-durability',
  'sequence-at-epoch-change',
  'old-epoch-counters',
  'cwt-key-epoch',
  'cwt-mac-verification',
  'bfd-mac-verification',
  'cwt-mac-coverage',
  'half-pairing',
  'mac-per-path',
  'stage-count',
  'stage-price',
  'bfd-key-scope',
);

/** A vantage that emits packet by packet. */
export const VANTAGE = part('bfd-sequence-step', 'cwt-counter-start');
/** One that draws its first bfd_seq. */
export const STARTED_VANTAGE = part(...VANTAGE, 'bfd-sequence-start');
/** One that may restart, and whose keys may be replaced. */
export const ENDURING_VANTAGE = part(...STARTED_VANTAGE, 'vantage-restart', 'key-rollover');
/** By which clock a broker measures intervals. */
export const CLOCKED = part('interval-clock');
/** Brokers behind a balancer, with their clocks. */
export const BALANCED = part('broker-instances', ...CLOCKED);
/** Alike vantages that emit tick after tick. */
export const FLEET = part('emission', 'bfd-send-jitter');

/** A token bucket. */
export const BUCKET = part(
  'limiter-refill',
  'refill-interval',
  'refill-fraction',
  'limiter-cap',
  'limiter-admission',
  'limiter-unit',
  'burst-unit',
);
/** The buckets of one vantage. */
export const BUCKETS = part(
  ...BUCKET,
  'limiter-start',
  'limiter-scope',
  'limiter-charge',
  'limiter-instances',
  'bucket-eviction',
);
/** What the NIC takes in, from whom, and what is looked up of it. */
export const NIC = part('xdp-charge', 'stage-count', 'stage-price');
/** The gate in front of the NIC. */
export const GATED_NIC = part(...NIC, 'nic-gate');
/** The lookup behind the NIC, with the limiter or without. */
export const LOOKUP = part(...NIC, 'limiter', 'limiter-position', 'lookup-without-limiter');
/** The limiter of one vantage, and the lookup. */
export const LIMITER = part(...LOOKUP, ...BUCKETS);
/** The way into the broker: NIC, lookup, and the limiters of all who send. */
export const ENTRANCE = part(...LIMITER, 'limiter-identity', 'bucket-lookup');

/** The deployment of section 2: vantages, cells that emit bundles, and the broker that takes in both. */
export const DEPLOYMENT = part(
  ...BROKER,
  ...FLEET,
  ...COST,
  ...LOOKUP,
  'bundle-schedule',
  'cosignatures-verified',
  'path-c-limit',
  'bundle-arrival',
  'lookup-in-joint',
  'snapshot-framing',
  'snapshot-payload',
);

/** The keys of both paths. */
export const LEGACY_KEYS = part(
  'info-encoding',
  'bfd-key-scope',
  'info-purpose',
  'info-epoch',
  'info-vantage',
  'hkdf-salt',
  'key-octets',
  'legacy-bfd-key',
);
export const KEYS = part(...LEGACY_KEYS, 'bfd-key-derivation');
/** Packets as octets, with their tags. */
export const OCTETS = part(
  ...KEYS,
  'cwt-mac-verification',
  'bfd-mac-verification',
  'cwt-mac-coverage',
  'bfd-mac-coverage',
  'tag-comparison',
  'verification-key',
  'packet-octets',
  'bfd-tag-length',
);

/** What a bundle's extra field encodes. */
export const EXTRA_FIELD = part('extra-binding', 'extra-encoding', 'extra-zero', 'extra-range');
/** Witnesses that cosign, a collector that publishes, and consumers that count a quorum. */
export const WITNESSES = part(
  ...EXTRA_FIELD,
  'witness-rule',
  'witness-key',
  'extra-placement',
  'witness-memory',
  'witness-update',
  'witness-durability',
  'witness-answer',
  'witness-operators',
  'cosignature-coverage',
  'quorum-threshold',
  'quorum-counting',
  'consumer-acceptance',
);
/** An auditor who compares what a consumer was shown with what witnesses cosigned. */
export const AUDITOR = part(
  'auditor-comparison',
  'auditor-scope',
  'auditor-missing',
  'auditor-evidence',
  'auditor-verification',
);
/** How large a quorum is, and whom an auditor asks. */
export const QUORUM_POLICY = part('quorum-condition', 'auditor-asks');

/** A session that sends heartbeats, and the detector that waits for them. */
export const DETECTOR = part(
  'heartbeat-path',
  'in-flight-at-onset',
  'deadline-tie',
  'bfd-send-jitter',
  'detection-multiplier',
  'detection-restart',
  'detection-expiry',
);
/** One in which the last heartbeat before a failure may be lost. */
export const DETECTOR_AT_ONSET = part(...DETECTOR, 'heartbeat-at-onset');
/** The comparison of cells. */
export const CELLS = part('cell-aggregate', 'cell-vote', 'cell-alarm');
