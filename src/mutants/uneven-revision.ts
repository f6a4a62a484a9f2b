import type { Revision } from '../../spec/language/revision.ts';
import { buildRevision } from '../revision/build.ts';
import type { RevisionDocument } from '../revision/document.ts';
import { checkDocument } from '../revision/load.ts';

/** By limit: no two alike, and none that a draft has. R_L has a fraction: a tick brings a part of a token. */
const LIMITS = {
  R_L: 6.5,
  B_F: 11,
  q: 5,
  M: 4,
  wrapper_lifetime: 6,
  nic_window: '53 s',
  witnesses: 9,
  corrupt_witnesses: 2,
} as const;

const COSTS = {
  c_json: '4.70 us',
  c_bfd_parse: '0.37 us',
  c_hmac: '2.30 us',
  c_ed25519: '79.10 us',
  c_xdp: '0.13 us',
} as const;

/**
 * The same protocol with other numbers: what the core has written into it instead of read from the revision is wrong
 * here.
 */
export function unevenRevision(base: RevisionDocument): Revision {
  const document = {
    ...base,
    name: `${base.name}-uneven`,
    limits: withValues(base.limits, LIMITS),
    costs: withValues(base.costs, COSTS),
  };
  return buildRevision(checkDocument(document, document.name));
}

function withValues<Entry extends object>(
  entries: Readonly<Record<string, Entry>>,
  values: Readonly<Record<string, number | string>>,
): Record<string, Entry> {
  return Object.fromEntries(
    Object.entries(entries).map(([name, entry]) => [
      name,
      name in values ? { ...entry, value: values[name] } : entry,
    ]),
  );
}
