import type { Mutable } from '../../spec/language/mutable.ts';
import type { AuditOutcome } from '../../spec/split-view/check.ts';
import type { SplitDetectionObservation, ViewAudit } from '../../spec/split-view/split-detection.ts';
import { BOTH_VIEWS } from './split-detection-views.ts';

/** The view of a consumer that was shown none. */
export const NOTHING_SHOWN = -1;

/** The truth of one case about the two views of a bundle: 0 its aggregates as they are, 1 others. Entries are used again. */
export class SplitDetectionRecord {
  /** Bits of the views that cosignatures of a witness verify over. */
  readonly #signedOver: number[];
  /** Bits of the views that a witness was asked to cosign. */
  readonly #askedFor: number[];
  readonly #isCorrupt: boolean[];
  /** The view that a consumer was shown last, and whether it took it. */
  readonly #shown: number[];
  readonly #taken: boolean[];
  readonly #audits: Mutable<ViewAudit>[] = [];
  /** Bits of the views that were published to anybody, and of those that anybody took. */
  #published = 0;
  #takenViews = 0;
  #auditCount = 0;

  constructor(witnesses: number, consumers: number) {
    this.#signedOver = new Array<number>(witnesses).fill(0);
    this.#askedFor = new Array<number>(witnesses).fill(0);
    this.#isCorrupt = new Array<boolean>(witnesses).fill(false);
    this.#shown = new Array<number>(consumers).fill(NOTHING_SHOWN);
    this.#taken = new Array<boolean>(consumers).fill(false);
  }

  get observation(): SplitDetectionObservation {
    let honestRequests = 0;
    let askedBoth = 0;
    let signedBoth = 0;
    const isSplit = this.#published === BOTH_VIEWS;
    for (let witness = 0; witness < this.#signedOver.length; witness++) {
      if (this.#isCorrupt[witness]) continue;
      if (this.#askedFor[witness] !== 0) honestRequests++;
      if (this.#askedFor[witness] === BOTH_VIEWS) askedBoth++;
      if (isSplit && this.#signedOver[witness] === BOTH_VIEWS) signedBoth++;
    }
    return {
      auditCount: this.#auditCount,
      audits: this.#audits,
      honestRequests,
      askedBoth,
      signedBoth,
      viewsTaken: this.#takenViews === BOTH_VIEWS ? 2 : Math.min(this.#takenViews, 1),
    };
  }

  clear(): void {
    this.#signedOver.fill(0);
    this.#askedFor.fill(0);
    this.#isCorrupt.fill(false);
    this.#shown.fill(NOTHING_SHOWN);
    this.#taken.fill(false);
    this.#published = 0;
    this.#takenViews = 0;
    this.#auditCount = 0;
  }

  shownTo(consumer: number): number {
    return this.#shown[consumer] as number;
  }

  corrupt(witness: number): void {
    this.#isCorrupt[witness] = true;
  }

  /** A witness was asked for a cosignature over a view; `over` are bits of the views that what it gave verifies over. */
  request(witness: number, view: number, over: number): void {
    this.#askedFor[witness] = (this.#askedFor[witness] as number) | (1 << view);
    this.#signedOver[witness] = (this.#signedOver[witness] as number) | over;
  }

  show(consumer: number, view: number, taken: boolean): void {
    this.#shown[consumer] = view;
    this.#taken[consumer] = taken;
    this.#published |= 1 << view;
    if (taken) this.#takenViews |= 1 << view;
  }

  /** Writes an audit down, and hands its outcome on. */
  audit(consumer: number, honestAsked: number, forged: boolean, outcome: AuditOutcome): AuditOutcome {
    const view = this.shownTo(consumer);
    const audit = this.#next();
    audit.taken = this.#taken[consumer] === true;
    audit.isLie = view === 1;
    audit.otherTaken = this.#otherTook(consumer, view);
    audit.onePair = this.#published !== BOTH_VIEWS;
    audit.honestAsked = honestAsked;
    audit.forged = forged;
    audit.outcome = outcome;
    return outcome;
  }

  #otherTook(consumer: number, view: number): boolean {
    for (let other = 0; other < this.#shown.length; other++) {
      if (other !== consumer && this.#taken[other] === true && this.#shown[other] !== view) return true;
    }
    return false;
  }

  #next(): Mutable<ViewAudit> {
    const index = this.#auditCount++;
    this.#audits[index] ??= { ...BLANK_AUDIT };
    return this.#audits[index];
  }
}

const BLANK_AUDIT: ViewAudit = {
  taken: false,
  isLie: false,
  otherTaken: false,
  onePair: true,
  honestAsked: 0,
  forged: false,
  outcome: 0,
};
