import { law } from '../language/law.ts';
import { implied } from '../language/origin.ts';
import { condition } from '../language/quantifiers.ts';
import type { OperatingPoint, Revision } from '../language/revision.ts';
import { statement } from '../language/statement.ts';

/** What the parties of a deployment put before its broker until now, as they did it. */
export interface Presented {
  /** Of all vantages. */
  readonly snapshots: number;
  readonly pushes: number;
  /** Packets of one snapshot, and prices of section 1.2 that its length is worth, where the rules leave it to the sender. */
  readonly segments: number;
  readonly lengths: number;
  /** Packets of strangers that got as far as the NIC. */
  readonly strangers: number;
  /** Bundles that the schedule has, and bundles beyond it. */
  readonly bundles: number;
  readonly extraBundles: number;
  /** Cosignatures beyond q that scheduled bundles carried: those of further witnesses, and copies. */
  readonly furtherCosignatures: number;
  readonly copiedCosignatures: number;
}

/** What the stages of a broker counted of it. */
export interface Counted {
  /** NIC and XDP. */
  readonly received: bigint;
  readonly lookups: number;
  /** Path A, path B, path C. */
  readonly jsonDecodes: number;
  readonly cwtMacs: number;
  readonly bfdParses: number;
  readonly bfdMacs: number;
  readonly cosignatures: number;
}

/** And what that came to, in nanoseconds. */
export interface Charged {
  readonly A: bigint;
  readonly B: bigint;
  readonly C: bigint;
  readonly front: bigint;
  readonly total: bigint;
}

/** One deployment and its broker, as they stand after a case. */
export interface StageObservation {
  readonly point: OperatingPoint;
  readonly ticks: number;
  readonly presented: Presented;
  readonly counted: Counted;
  readonly charged: Charged;
}

/** What the stages must have counted, by Steps 1 to 5 and the readings that a revision takes. */
export function dueCounts({ point, presented }: StageObservation, { rules }: Revision): Counted {
  const { snapshots, pushes, strangers } = presented;
  const segments = rules['snapshot-framing'] === 'segments' ? presented.segments : 1;
  const ofBundles = rules['bundle-arrival'] === 'network' ? presented.bundles + presented.extraBundles : 0;
  return {
    received: BigInt(snapshots) * BigInt(segments) + BigInt(pushes + strangers + ofBundles),
    lookups: lookupsDue(presented, segments, ofBundles, rules),
    jsonDecodes: snapshots,
    cwtMacs: snapshots,
    bfdParses: pushes,
    bfdMacs: pushes,
    cosignatures: cosignaturesDue(presented, point.q, rules),
  };
}

/** A vantage sends one snapshot and one push at a time. Strangers and bundles send packets that belong to no pair. */
function lookupsDue(
  { snapshots, strangers }: Presented,
  segments: number,
  ofBundles: number,
  rules: Revision['rules'],
): number {
  if (rules['xdp-charge'] === 'none') return 0;
  // H-RL is in force here, and looks packets up unless the NIC itself limits them.
  if (rules['lookup-in-joint'] === 'none' || rules['limiter-position'] === 'nic-hardware') return strangers;
  if (rules.limiter === 'absent' && rules['lookup-without-limiter'] === 'none') return strangers;
  const together = segments + 1;
  const each = rules['xdp-charge'] === 'per-packet' ? together : Math.ceil(together / PACKETS_OF_PAIR);
  return snapshots * each + strangers + ofBundles;
}

function cosignaturesDue(presented: Presented, q: number, rules: Revision['rules']): number {
  const { bundles, extraBundles, furtherCosignatures, copiedCosignatures } = presented;
  const verified = rules['path-c-limit'] === 'limited' ? bundles : bundles + extraBundles;
  switch (rules['cosignatures-verified']) {
    case 'all-presented':
      return verified * q + furtherCosignatures + copiedCosignatures;
    case 'distinct-keys':
      return verified * q + furtherCosignatures;
    default:
      return verified * q;
  }
}

const PACKETS_OF_PAIR = 2;

/** What such counts come to at the prices of section 1.2. */
export function dueCharges(due: Counted, { lengths }: Presented, { cost, rules }: Revision): Charged {
  const units = BigInt(rules['snapshot-payload'] === 'unbounded' ? lengths : 1);
  const A = units * (BigInt(due.jsonDecodes) * cost.c_json + BigInt(due.cwtMacs) * cost.c_hmac);
  const B = BigInt(due.bfdParses) * cost.c_bfd_parse + BigInt(due.bfdMacs) * cost.c_hmac;
  const C = BigInt(due.cosignatures) * cost.c_ed25519;
  const front = BigInt(due.lookups) * cost.c_xdp;
  return { A, B, C, front, total: A + B + C + front };
}

const STAGES = [
  'received',
  'lookups',
  'jsonDecodes',
  'cwtMacs',
  'bfdParses',
  'bfdMacs',
  'cosignatures',
] as const satisfies readonly (keyof Counted)[];
const PATHS = ['A', 'B', 'C', 'front', 'total'] as const satisfies readonly (keyof Charged)[];

const NAMES: Readonly<Record<keyof Counted, string>> = {
  received: 'packets at the NIC',
  lookups: 'XDP lookups',
  jsonDecodes: 'JSON decodes',
  cwtMacs: 'HMACs of path A',
  bfdParses: 'BFD parses',
  bfdMacs: 'HMACs of path B',
  cosignatures: 'cosignatures verified',
};

const PATH_NAMES: Readonly<Record<keyof Charged, string>> = {
  A: 'path A',
  B: 'path B',
  C: 'path C',
  front: 'lookups',
  total: 'all paths',
};

function wrongStage(observed: StageObservation, revision: Revision): keyof Counted | undefined {
  const due = dueCounts(observed, revision);
  for (const stage of STAGES) if (observed.counted[stage] !== due[stage]) return stage;
  return undefined;
}

/** Of what was counted: what should have been, the first law says. */
function wrongPath({ presented, counted, charged }: StageObservation, revision: Revision) {
  const due = dueCharges(counted, presented, revision);
  for (const path of PATHS) if (charged[path] !== due[path]) return { path, due: due[path] };
  return undefined;
}

/** T-JCOST-1/stage-metering: section 2, Steps 1 to 5, stage by stage, so that no sum hides what two stages did wrong. */
export const STAGE_METERING = statement<StageObservation>({
  id: 'T-JCOST-1/stage-metering',
  clause: '2',
  origin: implied(
    '2',
    'their costs sum without overlap',
    'a sum without overlap has each stage of Steps 3 to 5 work and charge once',
  ),
  sentence:
    'Each stage of the broker, from the NIC to the verification of cosignatures, does its work once for each thing that is put before it, and is charged its own price for that.',
  hypotheses: ['H-DDOS-INV', 'H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS'],
  laws: [
    law(
      'each stage works once',
      'count of a stage = what was put before it',
      condition<StageObservation>({
        holds: (observed, revision) => wrongStage(observed, revision) === undefined,
        at: ({ ticks }) => `after ${ticks} ticks`,
        expected(observed, revision) {
          const stage = wrongStage(observed, revision) ?? 'received';
          return `${dueCounts(observed, revision)[stage]} ${NAMES[stage]}`;
        },
        found: (observed, revision) => `${observed.counted[wrongStage(observed, revision) ?? 'received']}`,
      }),
    ),
    law(
      'each path charges its price',
      'CPU of a path = counts times prices',
      condition<StageObservation>({
        holds: (observed, revision) => wrongPath(observed, revision) === undefined,
        at: (observed, revision) =>
          `after ${observed.ticks} ticks, ${PATH_NAMES[wrongPath(observed, revision)?.path ?? 'total']}`,
        expected: (observed, revision) => `${wrongPath(observed, revision)?.due} ns`,
        found: (observed, revision) =>
          `${observed.charged[wrongPath(observed, revision)?.path ?? 'total']} ns`,
      }),
    ),
  ],
});
