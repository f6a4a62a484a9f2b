import type Fraction from 'fraction.js';
import type { Revision } from '../language/revision.ts';
import type { Quotient } from './formula.ts';
import type { Printed } from './printed.ts';
import type { UnpublishedName } from './unpublished.ts';

/** Where a figure is printed. Of all but the first only the opening, or one receipt, could be read. */
export const DOCUMENTS = {
  proof: 'the proof document of draft-melegassi-mvps-perfsec-coupling-00, 27 May 2026',
  draft: 'draft-melegassi-mvps-perfsec-coupling-00',
  cwt: 'draft-melegassi-santos-ippm-mvps-cwt-00',
  'coherence-bfd': 'Coherence-BFD, version 00',
  'ddos-resilience': 'DDoS-Resilience, version 00',
  'latency-reconciliation': 'the latency reconciliation, version 00',
  'ddos-simulation': 'SIM_DDOS_RESULTS.txt',
  'bfd-capture': 'mvps_pcap_receipt.json',
  'cwt-capture': 'mvps_cwt_pcap_receipt.json',
  companions: 'the list of companion documents',
} as const;
export type DocumentName = keyof typeof DOCUMENTS;

/** How a figure should come about. */
export type Formula =
  /** From what the revision holds alone. */
  | { readonly from: 'revision'; readonly value: (revision: Revision) => Fraction }
  /** From the revision and something that no clause prints. */
  | {
      readonly from: 'unpublished';
      readonly parameter: UnpublishedName;
      readonly value: (revision: Revision) => Quotient;
    }
  /**
   * From a measurement, a simulation or a decision: nothing to recompute. Where the revision holds the same quantity, its
   * value is the one that must be printed.
   */
  | { readonly from: 'outside'; readonly held?: (revision: Revision) => Fraction };

/** One printed figure. */
export interface Figure {
  readonly document: DocumentName;
  /** A section of the document, or which part of it could be read. */
  readonly clause: string;
  /** The figure as it is printed, without the sentence around it. */
  readonly text: string;
  readonly printed: Printed;
  readonly formula: Formula;
  /** What it is and what its value comes from, in one sentence. */
  readonly sentence: string;
}

export type Figures = Readonly<Record<string, Figure>>;

export const OUTSIDE: Formula = { from: 'outside' };

/** A quantity that the revision holds, as it should be printed. */
export function held(value: (revision: Revision) => Fraction): Formula {
  return { from: 'outside', held: value };
}

/** A value of the revision alone. */
export function computed(value: (revision: Revision) => Fraction): Formula {
  return { from: 'revision', value };
}

/** A value of the revision and one unpublished parameter. */
export function solved(parameter: UnpublishedName, value: (revision: Revision) => Quotient): Formula {
  return { from: 'unpublished', parameter, value };
}
