import type { Audit, CosignRequest, Difference, Presentation } from '../../spec/split-view/check.ts';
import type { ViewAudit } from '../../spec/split-view/split-detection.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** An audit as it is filled in; the statements see it read-only. */
export type AuditRow = Writable<Omit<Audit, 'difference'> & ViewAudit> & {
  readonly difference: Writable<Difference>;
};

/** A request to be filled in. */
export function blankRequest(): Writable<CosignRequest> {
  return { first: true, sameAsFirst: false, cosigned: false, stateChanged: false };
}

/** A presentation to be filled in. */
export function blankPresentation(): Writable<Presentation> {
  return { witnesses: 0, q: 1, padded: false, twoQuorums: false, quorumMet: false };
}

/** An audit to be filled in. */
export function blankAudit(): AuditRow {
  return {
    shown: true,
    intercepted: false,
    genuine: true,
    sameBundle: true,
    cosignedShown: false,
    cosignedOther: false,
    difference: { rootDiffers: false, minimaxUlps: 0, maxUlps: 0 },
    taken: false,
    isLie: false,
    otherTaken: false,
    onePair: true,
    honestAsked: 0,
    forged: false,
    outcome: 0,
  };
}
