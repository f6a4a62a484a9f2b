import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StatementId } from '../../spec/language/statement.ts';
import { describeFault, describeFound, type Fault, InputError } from '../input/input-error.ts';
import { readJson } from '../input/read-json.ts';
import { createFaultFinder, type FaultFinder, type NamedSchema } from '../input/schema-faults.ts';
import type { StoredRevision } from '../report/verdict/result.ts';
import type { Shard } from '../search/block/shard.ts';
import type { ReachError } from '../search/measure/reach-test.ts';
import type { Digests } from '../sources/digests.ts';
import { PACKAGE_ROOT } from '../sources/package-root.ts';

export const CAMPAIGN_SCHEMA = 'mvps-verify/campaign/1';

/** Everything that the result of a campaign is a function of: spec/schemas/campaign.schema.json is the contract. */
export interface CampaignHeader {
  readonly schema: typeof CAMPAIGN_SCHEMA;
  readonly tool: { readonly version: string };
  readonly digests: Digests;
  readonly revision: StoredRevision;
  readonly seed: number;
  /** Relevant cases of each sampled statement, in all shards. */
  readonly cases: number;
  /** The chance at which each required kind of case may be judged wrongly. */
  readonly reachError: ReachError;
  readonly statements: readonly StatementId[];
  /** The digest of the kept cases that are played first. */
  readonly stored: string;
  readonly shard: Shard;
}

/** Where a campaign keeps its header. */
export function headerFile(folder: string): string {
  return join(folder, 'campaign.json');
}

/** The header of a ledger, or null where there is none yet. Throws an InputError. */
export function readHeader(folder: string, shown: string): CampaignHeader | null {
  const file = headerFile(folder);
  if (!existsSync(file)) return null;
  const value = readJson(file, headerFile(shown));
  const faults = findHeaderFaults(value);
  if (faults.length > 0) throw new InputError(faults.map((fault) => describeFault(headerFile(shown), fault)));
  const { shard } = value as CampaignHeader;
  if (shard.index < shard.of) return value as CampaignHeader;
  const fault = { path: '$.shard.index', found: String(shard.index), expected: `less than ${shard.of}` };
  throw new InputError([describeFault(headerFile(shown), fault)]);
}

/** Throws an InputError that names the first thing in which a header is not as expected. */
export function refuseForeign(found: CampaignHeader, expected: CampaignHeader, shown: string): void {
  const wanted = new Map(partsOf(expected));
  for (const [path, value] of partsOf(found)) {
    const other = wanted.get(path);
    if (JSON.stringify(value) === JSON.stringify(other)) continue;
    const fault = { path, found: describeFound(value), expected: describeFound(other) };
    throw new InputError([describeFault(headerFile(shown), fault)]);
  }
}

/** What must agree; the document of a revision is in its digest. */
function partsOf(header: CampaignHeader): readonly (readonly [path: string, value: unknown])[] {
  const { tool, digests, revision, seed, cases, reachError, statements, stored, shard } = header;
  return [
    ['$.tool.version', tool.version],
    ['$.revision.name', revision.name],
    ['$.revision.digest', revision.digest],
    ['$.seed', seed],
    ['$.cases', cases],
    ['$.reachError', reachError],
    ['$.statements', statements.join(', ')],
    ['$.stored', stored],
    ['$.shard', `${shard.index}/${shard.of}`],
    ['$.digests.spec', digests.spec],
    ['$.digests.core', digests.core],
    ['$.digests.generators', digests.generators],
  ];
}

let finder: FaultFinder | undefined;

function findHeaderFaults(value: unknown): readonly Fault[] {
  const read = (name: string): NamedSchema =>
    JSON.parse(readFileSync(join(PACKAGE_ROOT, 'spec', 'schemas', `${name}.schema.json`), 'utf8'));
  finder ??= createFaultFinder(read('campaign'), ['result', 'counterexample', 'revision'].map(read));
  return finder(value);
}
