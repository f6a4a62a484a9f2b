import type { Mutable } from '../../spec/language/mutable.ts';
import type {
  Audit,
  AuditOutcome,
  CosignRequest,
  Difference,
  Presentation,
  SplitViewObservation,
} from '../../spec/split-view/check.ts';

type MutableAudit = Mutable<Omit<Audit, 'difference'>> & { readonly difference: Mutable<Difference> };

/** What a split view changes, per step from one view of a bundle to the next. */
export interface Shift {
  readonly root: boolean;
  readonly minimaxUlps: number;
  readonly maxUlps: number;
}

/** The view that is nowhere: nothing asked, nothing shown. */
export const NO_VIEW = -1;

/**
 * The truth of one case: who asked whom for what, which cosignatures were given, what was shown. Views of a bundle are
 * numbered, and two of them are the same body only where they have one number. Entries are used again.
 */
export class SplitViewRecord {
  readonly #bundles: number;
  readonly #views: number;
  /** Bits of the witnesses that gave a cosignature, by bundle and view. */
  readonly #cosignedBy: number[];
  /** By witness and bundle. */
  readonly #firstAsked: number[];
  /** Bits of the views of which a quorum was met, by bundle. */
  readonly #quorums: number[];
  readonly #requests: Mutable<CosignRequest>[] = [];
  readonly #presentations: Mutable<Presentation>[] = [];
  readonly #audits: MutableAudit[] = [];
  readonly #observation: Mutable<SplitViewObservation>;
  #shift: Shift = { root: false, minimaxUlps: 0, maxUlps: 0 };

  constructor(witnesses: number, bundles: number, views: number) {
    this.#bundles = bundles;
    this.#views = views;
    this.#cosignedBy = new Array<number>(bundles * views).fill(0);
    this.#firstAsked = new Array<number>(witnesses * bundles).fill(NO_VIEW);
    this.#quorums = new Array<number>(bundles).fill(0);
    this.#observation = {
      requestCount: 0,
      requests: this.#requests,
      presentationCount: 0,
      presentations: this.#presentations,
      auditCount: 0,
      audits: this.#audits,
    };
  }

  get observation(): SplitViewObservation {
    return this.#observation;
  }

  clear(shift: Shift): void {
    this.#shift = shift;
    this.#cosignedBy.fill(0);
    this.#firstAsked.fill(NO_VIEW);
    this.#quorums.fill(0);
    this.#observation.requestCount = 0;
    this.#observation.presentationCount = 0;
    this.#observation.auditCount = 0;
  }

  /** Bits of the witnesses that have cosigned a view. */
  cosignersOf(bundle: number, view: number): number {
    return this.#cosignedBy[bundle * this.#views + view] as number;
  }

  request(witness: number, bundle: number, view: number, cosigned: boolean, stateChanged: boolean): void {
    const at = witness * this.#bundles + bundle;
    const before = this.#firstAsked[at] as number;
    if (before === NO_VIEW) this.#firstAsked[at] = view;
    if (cosigned) {
      const slot = bundle * this.#views + view;
      this.#cosignedBy[slot] = this.cosignersOf(bundle, view) | (1 << witness);
    }
    const index = this.#observation.requestCount++;
    this.#requests[index] ??= { ...BLANK_REQUEST };
    const request = this.#requests[index];
    request.first = before === NO_VIEW;
    request.sameAsFirst = before === view;
    request.cosigned = cosigned;
    request.stateChanged = stateChanged;
  }

  presentation(bundle: number, view: number, q: number, padded: boolean, quorumMet: boolean): void {
    const witnesses = countBits(this.cosignersOf(bundle, view));
    const before = this.#quorums[bundle] as number;
    if (quorumMet) this.#quorums[bundle] = before | (1 << view);
    const index = this.#observation.presentationCount++;
    this.#presentations[index] ??= { ...BLANK_PRESENTATION };
    const presentation = this.#presentations[index];
    presentation.witnesses = witnesses;
    presentation.q = q;
    presentation.padded = padded;
    presentation.twoQuorums = quorumMet && (before & ~(1 << view)) !== 0;
    presentation.quorumMet = quorumMet;
  }

  /** The witness itself answered about the bundle that was asked for. */
  audit(bundle: number, shown: number, witness: number, outcome: AuditOutcome): void {
    const bit = 1 << witness;
    const audit = this.#nextAudit(outcome);
    audit.intercepted = false;
    audit.genuine = true;
    audit.sameBundle = true;
    audit.cosignedShown = (this.cosignersOf(bundle, shown) & bit) !== 0;
    let other = NO_VIEW;
    for (let view = 0; view < this.#views && other === NO_VIEW; view++) {
      if (view !== shown && (this.cosignersOf(bundle, view) & bit) !== 0) other = view;
    }
    this.#compare(audit, shown, other);
  }

  /** The collector answered in the witness's name with a view of this or of another bundle. */
  interception(
    shown: number,
    witness: number,
    answer: { readonly bundle: number; readonly view: number },
    sameBundle: boolean,
    outcome: AuditOutcome,
  ): void {
    const audit = this.#nextAudit(outcome);
    audit.intercepted = true;
    audit.genuine = (this.cosignersOf(answer.bundle, answer.view) & (1 << witness)) !== 0;
    audit.sameBundle = sameBundle;
    audit.cosignedShown = answer.view === shown;
    this.#compare(audit, shown, answer.view === shown ? NO_VIEW : answer.view);
  }

  #compare(audit: MutableAudit, shown: number, other: number): void {
    const { root, minimaxUlps, maxUlps } = this.#shift;
    const apart = other === NO_VIEW ? 0 : Math.abs(other - shown);
    audit.shown = shown !== NO_VIEW;
    audit.cosignedOther = other !== NO_VIEW;
    audit.difference.rootDiffers = root && apart > 0;
    audit.difference.minimaxUlps = apart * minimaxUlps;
    audit.difference.maxUlps = apart * maxUlps;
  }

  #nextAudit(outcome: AuditOutcome): MutableAudit {
    const index = this.#observation.auditCount++;
    this.#audits[index] ??= { ...BLANK_AUDIT, difference: { ...BLANK_AUDIT.difference } };
    const audit = this.#audits[index];
    audit.outcome = outcome;
    return audit;
  }
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

const BLANK_REQUEST: CosignRequest = {
  first: true,
  sameAsFirst: false,
  cosigned: false,
  stateChanged: false,
};

const BLANK_PRESENTATION: Presentation = {
  witnesses: 0,
  q: 1,
  padded: false,
  twoQuorums: false,
  quorumMet: false,
};

const BLANK_AUDIT: Audit = {
  shown: true,
  intercepted: false,
  genuine: true,
  sameBundle: true,
  cosignedShown: false,
  cosignedOther: false,
  difference: { rootDiffers: false, minimaxUlps: 0, maxUlps: 0 },
  outcome: 0,
};
