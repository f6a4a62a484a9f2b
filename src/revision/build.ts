import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import type { HypothesisName } from '../../spec/hypotheses.ts';
import { exact, type Nanoseconds, quantity } from '../../spec/notation.ts';
import type { Provenance, Range, Revision, ScalePoint } from '../../spec/revision.ts';
import type { RuleChoice, RuleChoices, RuleName } from '../../spec/rules.ts';
import type { RangeEntry, RevisionDocument, RuleEntry, ScalePointEntry, Sourced } from './document.ts';

/** The typed form of a document that was checked and has no base left to resolve. */
export function buildRevision(document: RevisionDocument): Revision {
  const price = (name: keyof RevisionDocument['costs']): Nanoseconds =>
    exact(BigInt(document.costs[name].value));
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
    R_L: quantity(limits.R_L.value),
    B_F: limits.B_F.value,
    M: limits.M.value,
    wrapperLifetime: quantity(limits.wrapper_lifetime.value),
    nicWindow: quantity(limits.nic_window.value),
    cores: limits.cores.value,
    witnesses: limits.witnesses.value,
    range: {
      N: rangeOf(ranges.N),
      T_tick: rangeOf(ranges.T_tick),
      q: rangeOf(ranges.q),
      cells_k: rangeOf(ranges.cells_k),
      bundle_period: rangeOf(ranges.bundle_period),
    },
    attackExponent: { min: ranges.attack_exponent.min, max: ranges.attack_exponent.max },
    scalePoints: document.scalePoints.map(scalePointOf),
    floodFactors: document.floodFactors.map((entry) => entry.value),
    rules: mapEntries(document.rules, (entry) => entry.take) as RuleChoices,
    provenance: mapEntries(document.rules, provenanceOf) as Readonly<Record<RuleName, Provenance>>,
    hypotheses: mapEntries(document.hypotheses, provenanceOf) as Readonly<Record<HypothesisName, Provenance>>,
    figures: mapEntries(document.figures ?? {}, (entry) => ({ digits: entry.value, ...provenanceOf(entry) })),
  };
}

/** The same revision with one rule taken the other way: a mutant, a reading, or a repair. */
export function withRules(revision: Revision, choices: readonly RuleChoice[]): Revision {
  if (choices.length === 0) return revision;
  const taken = Object.fromEntries(choices.map(({ rule, take }) => [rule, take]));
  return { ...revision, rules: { ...revision.rules, ...taken } as RuleChoices };
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
    T_tick: quantity(entry.T_tick),
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

function mapEntries<Entry, T>(
  entries: Readonly<Record<string, Entry>>,
  value: (entry: Entry) => T,
): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, value(entry)]));
}
