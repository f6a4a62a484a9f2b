import { join } from 'node:path';
import canonicalize from 'canonicalize';
import type { Revision } from '../../spec/language/revision.ts';
import { writeWhole } from '../input/write-json.ts';
import { cwtOverheadReceipt } from './cwt-overhead-receipt.ts';
import { jointCostReceipt } from './joint-cost-receipt.ts';
import { verificationDosReceipt } from './verification-dos-receipt.ts';

/** One receipt as it lies in the folder of evidence. */
export interface Receipt {
  readonly file: string;
  /** Canonical JSON (RFC 8785) and a newline. */
  readonly text: string;
}

/** Every receipt of a revision: a function of the revision and the core, without dates, paths or machines. */
export function receipts(revision: Revision): readonly Receipt[] {
  return [
    receipt('perfsec_joint_cost_receipt.json', jointCostReceipt(revision)),
    receipt('perfsec_verification_dos_receipt.json', verificationDosReceipt(revision)),
    receipt('mvps_cwt_overhead_receipt.json', cwtOverheadReceipt(revision)),
  ];
}

/** Writes every receipt into a folder, each whole or not at all, and gives their files. Throws an InputError. */
export function writeReceipts(folder: string, revision: Revision): readonly string[] {
  return receipts(revision).map(({ file, text }) => {
    const target = join(folder, file);
    writeWhole(target, text);
    return target;
  });
}

function receipt(file: string, content: object): Receipt {
  return { file, text: `${canonicalize(content)}\n` };
}
