import type {
  Audit,
  AuditOutcome,
  CosignRequest,
  Presentation,
  SplitViewObservation,
} from '../../spec/split-view/check.ts';
import type { SplitDetectionObservation, ViewAudit } from '../../spec/split-view/split-detection.ts';
import { type AuditRow, blankAudit, blankPresentation, blankRequest } from './rows.ts';
import { type Apart, BOTH_VIEWS, LIE, otherThan, TRUTH, VIEWS } from './views.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** All that the check and the claims judge of one case. */
export interface SplitObservation extends SplitViewObservation, SplitDetectionObservation {
  readonly audits: readonly (Audit & ViewAudit)[];
}

/** The view of a consumer that was shown none, and the first body of a witness that was asked for none. */
export const NO_VIEW = -1;

/** What an answer in a witness's name is about, and whether that witness made the cosignature in it. */
export interface NamedAnswer {
  readonly bundle: number;
  readonly view: number;
  readonly genuine: boolean;
}

/**
 * The truth of one case about the two views of each bundle: who was asked for what, which cosignatures were given, what
 * was shown. Parties, bundles and views are numbers; sets of witnesses are bits. Entries are used again.
 */
export class SplitTruth {
  readonly #witnesses: number;
  readonly #consumers: number;
  readonly #verifiesOver: VerifiesOver;
  /** By bundle and witness: bits of the views that it was asked for, and the first of them. */
  readonly #askedFor: number[];
  readonly #firstAsked: number[];
  /** The witnesses that cosigned, by bundle and view. */
  readonly #cosigners: number[];
  /** Bits of the views, by bundle: published, found with a quorum, taken by anybody. */
  readonly #published: number[];
  readonly #quorums: number[];
  readonly #takenViews: number[];
  /** The view that a consumer was shown last, and whether it took it, by bundle and consumer. */
  readonly #shown: number[];
  readonly #taken: boolean[];
  #corrupt = 0;
  /** How many bundles there are to look at, counted from the first. */
  #inUse = 1;
  #apart: Apart = { name: '', root: false, minimaxUlps: 0, maxUlps: 0 };
  readonly #requests: Writable<CosignRequest>[] = [];
  readonly #presentations: Writable<Presentation>[] = [];
  readonly #audits: AuditRow[] = [];
  readonly #observation: Writable<SplitObservation>;

  constructor(witnesses: number, consumers: number, bundles: number, verifiesOver: VerifiesOver) {
    this.#witnesses = witnesses;
    this.#consumers = consumers;
    this.#askedFor = new Array<number>(witnesses * bundles).fill(0);
    this.#firstAsked = new Array<number>(witnesses * bundles).fill(NO_VIEW);
    this.#cosigners = new Array<number>(bundles * VIEWS).fill(0);
    this.#published = new Array<number>(bundles).fill(0);
    this.#quorums = new Array<number>(bundles).fill(0);
    this.#takenViews = new Array<number>(bundles).fill(0);
    this.#shown = new Array<number>(consumers * bundles).fill(NO_VIEW);
    this.#taken = new Array<boolean>(consumers * bundles).fill(false);
    this.#verifiesOver = verifiesOver;
    const countSignedBoth = (): number => this.#countSignedBoth();
    this.#observation = {
      requestCount: 0,
      requests: this.#requests,
      presentationCount: 0,
      presentations: this.#presentations,
      auditCount: 0,
      audits: this.#audits,
      honestRequests: 0,
      askedBoth: 0,
      // Verified where a statement asks for it only: on real octets it takes longer than the rest of a case.
      get signedBoth() {
        return countSignedBoth();
      },
      corruptSignedBoth: 0,
      viewsTaken: 0,
    };
  }

  clear(apart: Apart): void {
    this.#apart = apart;
    const used = this.#inUse;
    this.#askedFor.fill(0, 0, used * this.#witnesses);
    this.#firstAsked.fill(NO_VIEW, 0, used * this.#witnesses);
    this.#cosigners.fill(0, 0, used * VIEWS);
    this.#published.fill(0, 0, used);
    this.#quorums.fill(0, 0, used);
    this.#takenViews.fill(0, 0, used);
    this.#shown.fill(NO_VIEW, 0, used * this.#consumers);
    this.#taken.fill(false, 0, used * this.#consumers);
    this.#corrupt = 0;
    this.#inUse = 1;
    const observation = this.#observation;
    observation.requestCount = 0;
    observation.presentationCount = 0;
    observation.auditCount = 0;
  }

  observe(): SplitObservation {
    const observation = this.#observation;
    observation.honestRequests = 0;
    observation.askedBoth = 0;
    observation.corruptSignedBoth = 0;
    observation.viewsTaken = 0;
    for (let bundle = 0; bundle < this.#inUse; bundle++) this.#count(bundle, observation);
    return observation;
  }

  corrupt(witness: number): void {
    this.#corrupt |= 1 << witness;
  }

  isCorrupt(witness: number): boolean {
    return (this.#corrupt & (1 << witness)) !== 0;
  }

  /** The collector puts its name to a view. */
  publish(bundle: number, view: number): void {
    this.#inUse = Math.max(this.#inUse, bundle + 1);
    this.#published[bundle] = (this.#published[bundle] as number) | (1 << view);
  }

  /** Whether a witness has cosigned a view. */
  hasCosigned(witness: number, bundle: number, view: number): boolean {
    return (this.#cosignersOf(bundle, view) & (1 << witness)) !== 0;
  }

  shownTo(consumer: number, bundle: number): number {
    return this.#shown[bundle * this.#consumers + consumer] as number;
  }

  /** A witness was asked for a cosignature over a view. What a corrupt one answers is judged by no statement. */
  request(witness: number, bundle: number, view: number, cosigned: boolean, stateChanged: boolean): void {
    if (cosigned) this.#cosigners[bundle * VIEWS + view] = this.#cosignersOf(bundle, view) | (1 << witness);
    if (this.isCorrupt(witness)) return;
    const at = bundle * this.#witnesses + witness;
    const before = this.#firstAsked[at] as number;
    if (before === NO_VIEW) this.#firstAsked[at] = view;
    this.#askedFor[at] = (this.#askedFor[at] as number) | (1 << view);
    const index = this.#observation.requestCount++;
    this.#requests[index] ??= blankRequest();
    const request = this.#requests[index];
    request.first = before === NO_VIEW;
    request.sameAsFirst = before === view;
    request.cosigned = cosigned;
    request.stateChanged = stateChanged;
  }

  /** A consumer that asks for q cosignatures was shown a view with those that there are. */
  show(consumer: number, bundle: number, view: number, q: number, padded: boolean, quorumMet: boolean): void {
    const before = this.#quorums[bundle] as number;
    if (quorumMet) this.#quorums[bundle] = before | (1 << view);
    this.#shown[bundle * this.#consumers + consumer] = view;
    const index = this.#observation.presentationCount++;
    this.#presentations[index] ??= blankPresentation();
    const presentation = this.#presentations[index];
    presentation.witnesses = countBits(this.#cosignersOf(bundle, view));
    presentation.q = q;
    presentation.padded = padded;
    presentation.twoQuorums = quorumMet && (before & ~(1 << view)) !== 0;
    presentation.quorumMet = quorumMet;
  }

  /** Whether the consumer goes by what it was shown last. */
  take(consumer: number, bundle: number, taken: boolean): void {
    this.#taken[bundle * this.#consumers + consumer] = taken;
    if (!taken) return;
    this.#takenViews[bundle] = (this.#takenViews[bundle] as number) | (1 << this.shownTo(consumer, bundle));
  }

  /** Some witnesses were asked about what a consumer was shown, and answered themselves. */
  audit(consumer: number, bundle: number, honestAsked: number, outcome: AuditOutcome): void {
    const shown = this.shownTo(consumer, bundle);
    const cosignedBy = (view: number): boolean => (this.#cosignersOf(bundle, view) & honestAsked) !== 0;
    const audit = this.#nextAudit(consumer, bundle, outcome);
    audit.honestAsked = countBits(honestAsked);
    audit.forged = false;
    audit.intercepted = false;
    audit.genuine = true;
    audit.sameBundle = true;
    audit.cosignedShown = shown !== NO_VIEW && cosignedBy(shown);
    this.#compare(audit, shown !== NO_VIEW && cosignedBy(otherThan(shown)));
  }

  /** Somebody answered in the name of a witness. */
  auditNamed(consumer: number, bundle: number, answer: NamedAnswer, outcome: AuditOutcome): void {
    const audit = this.#nextAudit(consumer, bundle, outcome);
    audit.honestAsked = 0;
    audit.forged = !answer.genuine;
    audit.intercepted = true;
    audit.genuine = answer.genuine;
    audit.sameBundle = answer.bundle === bundle;
    audit.cosignedShown = answer.view === this.shownTo(consumer, bundle);
    this.#compare(audit, !audit.cosignedShown);
  }

  #nextAudit(consumer: number, bundle: number, outcome: AuditOutcome): AuditRow {
    const shown = this.shownTo(consumer, bundle);
    const index = this.#observation.auditCount++;
    this.#audits[index] ??= blankAudit();
    const audit = this.#audits[index];
    audit.shown = shown !== NO_VIEW;
    audit.taken = this.#taken[bundle * this.#consumers + consumer] === true;
    audit.isLie = shown === LIE;
    audit.otherTaken = this.#otherTook(consumer, bundle, shown);
    audit.onePair = this.#published[bundle] !== BOTH_VIEWS;
    audit.outcome = outcome;
    return audit;
  }

  #compare(audit: AuditRow, cosignedOther: boolean): void {
    const { root, minimaxUlps, maxUlps } = this.#apart;
    audit.cosignedOther = cosignedOther;
    audit.difference.rootDiffers = cosignedOther && root;
    audit.difference.minimaxUlps = cosignedOther ? minimaxUlps : 0;
    audit.difference.maxUlps = cosignedOther ? maxUlps : 0;
  }

  #otherTook(consumer: number, bundle: number, view: number): boolean {
    for (let other = 0; other < this.#consumers; other++) {
      const at = bundle * this.#consumers + other;
      if (other !== consumer && this.#taken[at] === true && this.#shown[at] !== view) return true;
    }
    return false;
  }

  #cosignersOf(bundle: number, view: number): number {
    return this.#cosigners[bundle * VIEWS + view] as number;
  }

  #count(bundle: number, observation: Writable<SplitObservation>): void {
    for (let witness = 0; witness < this.#witnesses; witness++) {
      if (this.isCorrupt(witness)) {
        const both = this.hasCosigned(witness, bundle, TRUTH) && this.hasCosigned(witness, bundle, LIE);
        if (both) observation.corruptSignedBoth++;
        continue;
      }
      const at = bundle * this.#witnesses + witness;
      if (this.#askedFor[at] !== 0) observation.honestRequests++;
      if (this.#askedFor[at] === BOTH_VIEWS) observation.askedBoth++;
    }
    observation.viewsTaken = Math.max(observation.viewsTaken, countBits(this.#takenViews[bundle] as number));
  }

  #countSignedBoth(): number {
    let count = 0;
    for (let bundle = 0; bundle < this.#inUse; bundle++) {
      if (this.#published[bundle] !== BOTH_VIEWS) continue;
      for (let witness = 0; witness < this.#witnesses; witness++) {
        if (!this.isCorrupt(witness) && this.#hasSignedBoth(witness, bundle)) count++;
      }
    }
    return count;
  }

  #hasSignedBoth(witness: number, bundle: number): boolean {
    const truth = this.hasCosigned(witness, bundle, TRUTH);
    const lie = this.hasCosigned(witness, bundle, LIE);
    if (truth === lie) return truth;
    return this.#verifiesOver(witness, bundle, truth ? LIE : TRUTH);
  }
}

/** Whether a cosignature that a witness gave for the other view of a bundle verifies over this one. */
type VerifiesOver = (witness: number, bundle: number, view: number) => boolean;

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
