import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import type { HypothesisName } from '../../spec/language/hypotheses.ts';
import { exact, type Nanoseconds, quantity } from '../../spec/language/notation.ts';
import {
  type Assumption,
  MOST_FLOOD,
  type Provenance,
  type Range,
  type Revision,
  type ScalePoint,
} from '../../spec/language/revision.ts';
import type { RuleChoice, RuleChoices, RuleName } from '../../spec/rules/catalogue.ts';
import type {
  HypothesisEntry,
  RangeEntry,
  RevisionDocument,
  RuleEntry,
  ScalePointEntry,
  Sourced,
} from './document.ts';
import { microsecondsOf, nanosecondsOf } from './durations.ts';
import { buildProofs } from './proofs.ts';

/** The typed form of a document that was checked and has no base left to resolve. */
export function buildRevision(document: RevisionDocument): Revision {
  const price = (name: keyof RevisionDocument['costs']): Nanoseconds =>
    exact(nanosecondsOf(document.costs[name].value) ?? 0n);
  const cost = {
    c_json: price('c_json'),
    c_bfd_parse: price('c_bfd_parse'),
    c_hmac: price('c_hmac'),
    c_ed25519: price('c_ed25519'),
    c_xdp: price('c_xdp'),
  };
  const { limits, ranges } = document;
  return {
    name: document.name,
    digest: digestOf(document),
    cost,
    c_path: exact(cost.c_json + cost.c_bfd_parse + 2n * cost.c_hmac),
    R_L: limits.R_L.value,
    B_F: limits.B_F.value,
    M: limits.M.value,
    wrapperLifetime: quantity(limits.wrapper_lifetime.value),
    nicWindow: quantity(microsecondsOf(limits.nic_window.value)),
    cores: limits.cores.value,
    witnesses: limits.witnesses.value,
    corruptWitnesses: limits.corrupt_witnesses.value,
    auditorAsks: limits.auditor_asks?.value ?? 1,
    range: {
      N: rangeOf(ranges.N),
      T_tick: {
        min: quantity(microsecondsOf(ranges.T_tick.min)),
        max: quantity(microsecondsOf(ranges.T_tick.max)),
      },
      q: rangeOf(ranges.q),
      cells_k: rangeOf(ranges.cells_k),
      bundle_period: rangeOf(ranges.bundle_period),
      F: { min: 0, max: MOST_FLOOD },
    },
    attackExponent: { min: ranges.attack_exponent.min, max: ranges.attack_exponent.max },
    scalePoints: document.scalePoints.map(scalePointOf),
    floodFactors: document.floodFactors.map((entry) => entry.value),
    rules: mapEntries(document.rules, (entry) => entry.take) as RuleChoices,
    provenance: mapEntries(document.rules, provenanceOf) as Readonly<Record<RuleName, Provenance>>,
    hypotheses: mapEntries(document.hypotheses, assumptionOf) as Readonly<Record<HypothesisName, Assumption>>,
    proofs: document.proofs === undefined ? null : buildProofs(document.proofs),
    wordings: mapEntries(document.wordings ?? {}, (entry) => entry.take),
    formulas: mapEntries(document.formulas ?? {}, (entry) => entry.value),
    figures: mapEntries(document.figures ?? {}, (entry) => ({ digits: entry.value, ...provenanceOf(entry) })),
  };
}

/** The same revision with one rule taken the other way: a mutant, a reading, or a repair. */
export function withRules(revision: Revision, choices: readonly RuleChoice[]): Revision {
  if (choices.length === 0) return revision;
  const taken = Object.fromEntries(choices.map(({ rule, take }) => [rule, take]));
  return { ...revision, rules: { ...revision.rules, ...taken } as RuleChoices };
}

/** Limits that can be set one at a time, and where a revision has them. */
const LIMIT_FIELDS = {
  R_L: 'R_L',
  B_F: 'B_F',
  M: 'M',
  wrapper_lifetime: 'wrapperLifetime',
  nic_window: 'nicWindow',
  cores: 'cores',
  witnesses: 'witnesses',
  corrupt_witnesses: 'corruptWitnesses',
  auditor_asks: 'auditorAsks',
} as const satisfies Record<string, keyof Revision>;

/** A limit, or a parameter of the operating point or the flood factor, which is held at one value. */
export type LimitSetting = keyof typeof LIMIT_FIELDS | keyof Revision['range'];
export type LimitSettings = Readonly<Partial<Record<LimitSetting, number>>>;

/** The value that a revision gives a limit; null for what it gives a range of. */
export function limitOf(revision: Revision, limit: LimitSetting): number | null {
  return limit in LIMIT_FIELDS ? revision[LIMIT_FIELDS[limit as keyof typeof LIMIT_FIELDS]] : null;
}

/** The same revision with some limits at other values. */
export function withLimits(revision: Revision, limits: LimitSettings): Revision {
  const changed: Record<string, unknown> = { ...revision };
  const range: Record<string, unknown> = { ...revision.range };
  for (const [limit, value] of Object.entries(limits)) {
    if (limit in LIMIT_FIELDS) changed[LIMIT_FIELDS[limit as keyof typeof LIMIT_FIELDS]] = value;
    else range[limit] = { min: value, max: value };
  }
  return { ...changed, range } as unknown as Revision;
}

/** SHA-256 over the canonical JSON (RFC 8785) of a value, in hex. */
export function digestOf(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalize(value) ?? '')));
}

function rangeOf<Q>(entry: RangeEntry): Range<Q> {
  return { min: quantity(entry.min) as Q, max: quantity(entry.max) as Q };
}

function scalePointOf(entry: ScalePointEntry): ScalePoint {
  return {
    name: entry.name,
    clause: entry.clause,
    ...(entry.reading === undefined ? {} : { reading: entry.reading }),
    N: quantity(entry.N),
    T_tick: quantity(microsecondsOf(entry.T_tick)),
    q: quantity(entry.q),
    cells_k: quantity(entry.cells_k),
    bundle_period: quantity(entry.bundle_period),
  };
}

function provenanceOf({ clause, reading, contradicted }: Sourced & Partial<RuleEntry>): Provenance {
  return {
    clause,
    ...(reading === undefined ? {} : { reading }),
    ...(contradicted === undefined ? {} : { contradicted }),
  };
}

function assumptionOf(entry: HypothesisEntry): Assumption {
  return { ...provenanceOf(entry), parts: entry.parts };
}

function mapEntries<Entry, T>(
  entries: Readonly<Record<string, Entry>>,
  value: (entry: Entry) => T,
): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, value(entry)]));
}
