import { resolve } from 'node:path';
import { loadAny } from '../../draft/reading/load-any.ts';
import { describeFault, describeFound, InputError } from '../../input/input-error.ts';
import { headerOf as storedHeader } from '../../ledger/finished-ledgers.ts';
import { type CampaignHeader, headerFile } from '../../ledger/header.ts';
import { digestOfStored, loadStoredCases } from '../../report/stored/stored-cases.ts';
import { buildRevision } from '../../revision/build.ts';
import { checkDocument, type LoadedRevision, shippedRevisions } from '../../revision/load.ts';
import type { StoredCase } from '../../search/run/stored-cases.ts';
import type { CommandContext } from '../terminal/command-context.ts';
import { headerOf } from './campaign.ts';

/** A campaign as a ledger tells of it. */
export interface StoredCampaign {
  readonly loaded: LoadedRevision;
  /** The kept cases that are played first. */
  readonly stored: readonly StoredCase[];
  /** What this version would write for the same campaign: the ledger is foreign where its own differs. */
  readonly header: CampaignHeader;
}

/** Reads what a ledger is a campaign of: its own document of the revision, or the shipped one of its name. */
export function readCampaign(dir: string, { folder, version, evidence }: CommandContext): StoredCampaign {
  const stored = storedHeader(resolve(folder, dir), dir);
  const loaded = loadStored(stored, dir);
  const kept = loadStoredCases(evidence.read);
  return {
    loaded,
    stored: kept,
    header: headerOf(loaded, { ...stored, stored: digestOfStored(kept) }, version),
  };
}

function loadStored(
  { revision: { name, document, bases = [] } }: CampaignHeader,
  dir: string,
): LoadedRevision {
  if (document !== undefined) {
    const checked = checkDocument(document, headerFile(dir));
    return { revision: buildRevision(checked), document: checked, bases, base: null, shipped: false };
  }
  if (shippedRevisions().includes(name)) return loadAny(name);
  const fault = {
    path: '$.revision.name',
    found: describeFound(name),
    expected: `a shipped revision (${shippedRevisions().join(', ')}), or its document`,
  };
  throw new InputError([describeFault(headerFile(dir), fault)]);
}
