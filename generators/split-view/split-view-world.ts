import type {
  BundleId,
  BundleSequence,
  Seconds,
  Witness as WitnessNumber,
} from '../../spec/language/notation.ts';
import type { Revision } from '../../spec/language/revision.ts';
import {
  type AuditOutcome,
  describeOutcome,
  type SplitViewObservation,
} from '../../spec/split-view/check.ts';
import { createWitnessCrypto } from '../../src/crypto/create-witness-crypto.ts';
import type { WitnessCrypto } from '../../src/crypto/witness-crypto.ts';
import type { Checkpoint, Cosignature } from '../../src/messages/checkpoints.ts';
import { Auditor } from '../../src/protocol/witness/auditor.ts';
import { Collector, type Padding, type Publication } from '../../src/protocol/witness/collector.ts';
import { Consumer } from '../../src/protocol/witness/consumer.ts';
import { Witness, type WitnessAnswer } from '../../src/protocol/witness/witness.ts';
import type { Level, World } from '../../src/search/case/scenario.ts';
import { raiseByUlps } from './binary64.ts';
import { NO_VIEW, SplitViewRecord } from './split-view-record.ts';
import type { Policy } from './witness-policies.ts';

/** (bundle_id, bundle_seq): two ids, and in each a few bundles one after the other. */
export const BUNDLES = [
  { id: 1 as BundleId, seq: 0 as BundleSequence },
  { id: 1 as BundleId, seq: 1 as BundleSequence },
  { id: 2 as BundleId, seq: 0 as BundleSequence },
  { id: 1 as BundleId, seq: 2 as BundleSequence },
  { id: 2 as BundleId, seq: 1 as BundleSequence },
] as const;
/** The aggregates as they are, and two that the collector made of them. */
export const VIEWS = 3;
export const CONSUMERS = 3;

type Bundle = (typeof BUNDLES)[number];

/** Year 2026; each step takes a second. */
const START = 1_767_139_200;

/** A collector, witnesses, consumers and an auditor; with the truth about who cosigned and was shown what. */
export class SplitViewWorld implements World<SplitViewObservation> {
  /** What consumers were shown: consumer * BUNDLES + bundle, in the order in which it was first shown. */
  readonly shown: number[] = [];

  readonly #policies: readonly Policy[];
  readonly #crypto: WitnessCrypto;
  readonly #collector: Collector;
  readonly #witnesses: Witness[];
  readonly #consumers: Consumer[];
  readonly #auditor: Auditor;
  readonly #record: SplitViewRecord;
  /** By bundle and view, from when something was first done with it. */
  readonly #publications: (Publication | undefined)[];
  /** The view that a consumer was shown last, by consumer and bundle. */
  readonly #lastShown: number[];
  readonly #decisions: number[] = [];
  #decided = 0;
  #policy: Policy = { w: 1, q: 1 };
  #dMinimax = 0;
  #dMax = 0;
  #shift = { root: false, minimaxUlps: 0, maxUlps: 0 };
  #viewsDiffer = false;
  #now = START;
  #heardFrom = 0;

  constructor(revision: Revision, level: Level, policies: readonly Policy[]) {
    const { rules } = revision;
    const most = policies.reduce((count, { w }) => Math.max(count, w), 1);
    this.#policies = policies;
    this.#crypto = createWitnessCrypto(rules, level);
    this.#collector = new Collector(this.#crypto);
    this.#witnesses = Array.from(
      { length: most },
      (_, number) => new Witness(number as WitnessNumber, rules, this.#crypto),
    );
    this.#consumers = Array.from({ length: CONSUMERS }, () => new Consumer(rules, this.#crypto));
    this.#auditor = new Auditor(rules, this.#crypto);
    this.#record = new SplitViewRecord(most, BUNDLES.length, VIEWS);
    this.#publications = new Array<Publication | undefined>(BUNDLES.length * VIEWS).fill(undefined);
    this.#lastShown = new Array<number>(CONSUMERS * BUNDLES.length).fill(NO_VIEW);
  }

  get witnesses(): number {
    return this.#policy.w;
  }

  get q(): number {
    return this.#policy.q;
  }

  open(setting: readonly number[]): void {
    const [policy = 0, dMinimax = 0, dMax = 0, minimaxUlps = 0, maxUlps = 0, anotherRoot = 0] = setting;
    this.#policy = this.#policies[policy] as Policy;
    this.#dMinimax = dMinimax;
    this.#dMax = dMax;
    this.#shift = { root: anotherRoot === 1, minimaxUlps, maxUlps };
    this.#viewsDiffer = anotherRoot === 1 || minimaxUlps > 0 || maxUlps > 0;
    this.#record.clear(this.#shift);
    this.#publications.fill(undefined);
    this.#lastShown.fill(NO_VIEW);
    this.#collector.clear();
    for (let index = 0; index < this.#witnesses.length; index++) (this.#witnesses[index] as Witness).clear();
    for (let index = 0; index < CONSUMERS; index++) (this.#consumers[index] as Consumer).clear();
    this.shown.length = 0;
    this.#decided = 0;
    this.#heardFrom = 0;
    this.#now = START;
  }

  /** The collector asks some witnesses, one after the other from the first on, to cosign a view. */
  request(first: number, bundle: number, view: number, count: number): void {
    this.#begin();
    const publication = this.#publicationOf(bundle, view);
    for (let nth = 0; nth < count; nth++) {
      const number = (first + nth) % this.witnesses;
      const witness = this.#witnesses[number] as Witness;
      const before = this.#memoryOf(witness, bundle);
      const remembered = witness.remembered;
      const answer = witness.cosign(publication.checkpoint, this.#now as Seconds);
      const changed = before !== this.#memoryOf(witness, bundle) || remembered !== witness.remembered;
      this.#answered(number, bundle, view, answer, changed);
    }
  }

  /** The collector sends a witness two views at once. */
  requestTogether(number: number, bundle: number, view: number, other: number): void {
    this.#begin();
    const first = this.#publicationOf(bundle, view).checkpoint;
    const second = this.#publicationOf(bundle, other).checkpoint;
    const witness = this.#witnesses[number] as Witness;
    const before = this.#memoryOf(witness, bundle);
    const [one, two] = witness.cosignTogether(first, second, this.#now as Seconds);
    // Where either was granted, a change is its own.
    const changed = one === null && two === null && before !== this.#memoryOf(witness, bundle);
    this.#answered(number, bundle, view, one, changed);
    this.#answered(number, bundle, other, two, changed);
  }

  /** The collector shows a consumer a view with the cosignatures that it was given for it. */
  publish(consumer: number, bundle: number, view: number): void {
    this.#begin();
    const { cosignatures } = this.#publicationOf(bundle, view);
    this.#present(consumer, bundle, view, cosignatures, false);
  }

  /** The same, with others that are none. */
  publishPadded(consumer: number, bundle: number, view: number, padding: Padding): void {
    this.#begin();
    const publication = this.#publicationOf(bundle, view);
    const cosignatures = this.#collector.pad(publication, padding, this.witnesses);
    this.#present(
      consumer,
      bundle,
      view,
      cosignatures,
      cosignatures.length > publication.cosignatures.length,
    );
  }

  /** The auditor compares what a consumer was shown with what a witness answers. */
  audit(shown: number, number: number): void {
    this.#begin();
    const bundle = shown % BUNDLES.length;
    const { id, seq } = BUNDLES[bundle] as Bundle;
    const answer = (this.#witnesses[number] as Witness).answer(id, seq);
    const outcome = this.#auditor.compare(this.#viewShown(shown), answer);
    this.#record.audit(bundle, this.#lastShown[shown] as number, number, outcome);
    this.#decide(outcome);
  }

  /** The same, where the collector answers in the witness's name, with a view of any bundle. */
  auditCollector(shown: number, witness: number, bundle: number, view: number): void {
    this.#begin();
    const publication = this.#publicationOf(bundle, view);
    const answer = this.#collector.answerAs(witness as WitnessNumber, publication);
    const outcome = this.#auditor.compare(this.#viewShown(shown), answer);
    this.#record.interception(
      this.#lastShown[shown] as number,
      witness,
      { bundle, view: this.#body(view) },
      bundle === shown % BUNDLES.length,
      outcome,
    );
    this.#decide(outcome);
  }

  /** As a counterexample names what a consumer was shown. */
  nameOfShown(shown: number): string {
    const bundle = shown % BUNDLES.length;
    return `c${(shown - bundle) / BUNDLES.length + 1} of ${nameOfBundle(bundle)}`;
  }

  observe(): SplitViewObservation {
    return this.#record.observation;
  }

  decisions(): readonly number[] {
    return this.#decisions.slice(0, this.#decided);
  }

  heard(): readonly string[] {
    return this.#decisions.slice(this.#heardFrom, this.#decided).map(describeDecision);
  }

  #begin(): void {
    this.#heardFrom = this.#decided;
    this.#now++;
  }

  #decide(decision: number): void {
    this.#decisions[this.#decided++] = decision;
  }

  /** Views are the same body where the collector changed nothing. */
  #body(view: number): number {
    return this.#viewsDiffer ? view : 0;
  }

  #publicationOf(bundle: number, view: number): Publication {
    const body = this.#body(view);
    const slot = bundle * VIEWS + body;
    const known = this.#publications[slot];
    if (known !== undefined) return known;
    const { id, seq } = BUNDLES[bundle] as Bundle;
    const checkpoint = this.#crypto.write(
      id,
      seq,
      this.#shift.root ? slot : bundle * VIEWS,
      raiseByUlps(this.#dMinimax, body * this.#shift.minimaxUlps),
      raiseByUlps(this.#dMax, body * this.#shift.maxUlps),
    );
    const publication = this.#collector.prepare(checkpoint);
    this.#publications[slot] = publication;
    return publication;
  }

  #memoryOf(witness: Witness, bundle: number): WitnessAnswer | undefined {
    const { id, seq } = BUNDLES[bundle] as Bundle;
    return witness.answer(id, seq);
  }

  #answered(
    witness: number,
    bundle: number,
    view: number,
    answer: Cosignature | null,
    changed: boolean,
  ): void {
    if (answer !== null) this.#publicationOf(bundle, view).cosignatures.push(answer);
    this.#record.request(witness, bundle, this.#body(view), answer !== null, changed);
    this.#decide(FIRST_REQUEST + 2 * witness + (answer === null ? 0 : 1));
  }

  #present(
    consumer: number,
    bundle: number,
    view: number,
    cosignatures: readonly Cosignature[],
    padded: boolean,
  ): void {
    const { checkpoint } = this.#publicationOf(bundle, view);
    const met = (this.#consumers[consumer] as Consumer).receive(checkpoint, cosignatures, this.#policy.q);
    this.#record.presentation(bundle, this.#body(view), this.#policy.q, padded, met);
    const at = consumer * BUNDLES.length + bundle;
    if (this.#lastShown[at] === NO_VIEW) this.shown.push(at);
    this.#lastShown[at] = this.#body(view);
    this.#decide(FIRST_PRESENTATION + 2 * consumer + (met ? 1 : 0));
  }

  #viewShown(shown: number): Checkpoint | undefined {
    const bundle = shown % BUNDLES.length;
    const { id, seq } = BUNDLES[bundle] as Bundle;
    const consumer = this.#consumers[(shown - bundle) / BUNDLES.length] as Consumer;
    return consumer.viewOf(id, seq);
  }
}

/** Decisions as numbers: outcomes of audits below these two, then quorums by consumer, then answers by witness. */
const FIRST_PRESENTATION = 4;
const FIRST_REQUEST = FIRST_PRESENTATION + 2 * CONSUMERS;

function describeDecision(decision: number): string {
  if (decision < FIRST_PRESENTATION) return `the auditor: ${describeOutcome(decision as AuditOutcome)}`;
  const yes = decision % 2 === 1;
  if (decision < FIRST_REQUEST) {
    return `c${((decision - FIRST_PRESENTATION) >> 1) + 1}: ${yes ? 'a quorum' : 'no quorum'}`;
  }
  return `w${((decision - FIRST_REQUEST) >> 1) + 1}: ${yes ? 'cosigned' : 'refused'}`;
}

/** A bundle by its bundle_id and bundle_seq. */
export function nameOfBundle(bundle: number): string {
  const { id, seq } = BUNDLES[bundle] as Bundle;
  return `bundle ${id} seq ${seq}`;
}
