import { OPERATIONS, type Revision } from '../../spec/language/revision.ts';

/** The prices of section 1.2 and how they were measured, as the source says. Nothing in it was measured here. */
export function cwtOverheadReceipt(revision: Revision): object {
  return {
    schema: 'mvps-verify/receipt/cwt-overhead/1',
    clause: '1.2',
    inputs: { revision: revision.name, digest: revision.digest },
    origin: {
      transcribed: true,
      measuredHere: false,
      source: 'proof document of draft-melegassi-mvps-perfsec-coupling-00, issued 2026-05-27, section 1.2',
      sourceReceipt: 'mvps_cwt_overhead_receipt.json, named by the source and not seen by this project',
    },
    conditionsByTheSource: {
      processor: 'Intel i7, 12th generation',
      runtime: 'Python 3.12.1',
      payloadOctets: 497,
      iterations: 200_000,
      statistic: 'median',
    },
    unit: 'nanoseconds',
    constants: Object.fromEntries(OPERATIONS.map((operation) => [operation, `${revision.cost[operation]}`])),
    derived: { c_path: `${revision.c_path}` },
  };
}
