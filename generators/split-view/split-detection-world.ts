import type { BundleId, BundleSequence, Seconds, Witness } from '../../spec/language/notation.ts';
import type { Revision } from '../../spec/language/revision.ts';
import type { SplitDetectionObservation } from '../../spec/split-view/split-detection.ts';
import { createWitnessCrypto } from '../../src/crypto/create-witness-crypto.ts';
import type { WitnessCrypto } from '../../src/crypto/witness-crypto.ts';
import type { Checkpoint, Cosignature } from '../../src/messages/checkpoints.ts';
import { Auditor } from '../../src/protocol/witness/auditor.ts';
import { Collector, type Padding, type Publication } from '../../src/protocol/witness/collector.ts';
import { Consumer } from '../../src/protocol/witness/consumer.ts';
import { QuorumPolicy } from '../../src/protocol/witness/quorum-policy.ts';
import type { WitnessAnswer } from '../../src/protocol/witness/witness.ts';
import type { Level, World } from '../../src/search/case/scenario.ts';
import { raiseByUlps } from './binary64.ts';
import { MixedWitnesses } from './mixed-witnesses.ts';
import { SplitAim } from './split-detection-aim.ts';
import { answered, CONSUMERS, describeDecision, shownTo } from './split-detection-decisions.ts';
import { NOTHING_SHOWN, SplitDetectionRecord } from './split-detection-record.ts';
import {
  type Apart,
  BOTH_VIEWS,
  LIE,
  NEXT_BUNDLE,
  OTHER_ID,
  otherThan,
  TRUTH,
} from './split-detection-views.ts';
import type { Policy } from './witness-policies.ts';

const BUNDLE = 1 as BundleId;
const ANOTHER = 2 as BundleId;
const SEQUENCE = 0 as BundleSequence;
const START = 1_767_139_200 as Seconds; // Year 2026; each step takes a second.

/** One bundle and those after it, a collector, w witnesses of which f may be corrupt, two consumers and an auditor. */
export class SplitDetectionWorld implements World<SplitDetectionObservation> {
  /** Whom steps are aimed at. */
  readonly aim = new SplitAim();
  readonly #policies: readonly Policy[];
  readonly #aparts: readonly Apart[];
  readonly #f: number;
  readonly #crypto: WitnessCrypto;
  readonly #quorumPolicy: QuorumPolicy;
  readonly #collector: Collector;
  readonly #auditor: Auditor;
  readonly #witnesses: MixedWitnesses;
  readonly #consumers: Consumer[];
  readonly #record: SplitDetectionRecord;
  /** The two views of the bundle, then what came after it. */
  readonly #publications: Publication[] = [];
  readonly #answers: (WitnessAnswer | undefined)[] = [];
  readonly #decisions: number[] = [];
  #w = 1;
  #quorum = 1;
  #asked = 1;
  /** What the collector publishes to everybody. */
  #standing = TRUTH;
  /** Bits of the publications that the collector has put its name to. */
  #signed = 0;
  #padding: Padding | null = null;
  #sequence = SEQUENCE;
  #now: Seconds = START;
  #heardFrom = 0;

  constructor(revision: Revision, level: Level, policies: readonly Policy[], aparts: readonly Apart[]) {
    const { rules, corruptWitnesses } = revision;
    const most = policies.reduce((count, { w }) => Math.max(count, w), 1);
    this.#policies = policies;
    this.#aparts = aparts;
    this.#f = corruptWitnesses;
    this.#crypto = createWitnessCrypto(rules, level);
    this.#quorumPolicy = new QuorumPolicy(revision);
    this.#collector = new Collector(this.#crypto);
    this.#auditor = new Auditor(rules, this.#crypto);
    this.#witnesses = new MixedWitnesses(most, corruptWitnesses, rules, this.#crypto);
    this.#consumers = Array.from({ length: CONSUMERS }, () => new Consumer(rules, this.#crypto));
    this.#record = new SplitDetectionRecord(most, CONSUMERS);
  }

  get witnesses(): number {
    return this.#w;
  }

  open(setting: readonly number[]): void {
    const [policy = 0, dMinimax = 0, dMax = 0, apart = 0] = setting;
    const { w, q } = this.#policies[policy] as Policy;
    const pool = { w, q, f: this.#f };
    this.#w = w;
    this.#quorum = this.#quorumPolicy.quorumOf(pool);
    this.#asked = this.#quorumPolicy.askedOf(pool);
    this.#collector.clear();
    this.#witnesses.clear();
    for (let index = 0; index < CONSUMERS; index++) (this.#consumers[index] as Consumer).clear();
    this.#record.clear();
    this.aim.open(w, this.#quorum);
    this.#standing = TRUTH;
    this.#signed = 0;
    this.#padding = null;
    this.#sequence = SEQUENCE;
    this.#now = START;
    this.#decisions.length = this.#heardFrom = 0;
    const { minimaxUlps, maxUlps } = this.#aparts[apart] as Apart;
    this.#publications.length = 0;
    this.#prepare(BUNDLE, SEQUENCE, dMinimax, dMax);
    this.#prepare(BUNDLE, SEQUENCE, raiseByUlps(dMinimax, minimaxUlps), raiseByUlps(dMax, maxUlps));
  }

  /** The collector has as many witnesses as make a quorum cosign what it publishes to all, and shows it to a consumer. */
  publish(consumer: number, first: number): void {
    this.aim.askFrom(first);
    this.aim.tell(consumer);
    this.#publishView(consumer, this.#standing, first);
  }

  /** Whether there is a view to split another one off from. */
  get hasPublished(): boolean {
    return (this.#signed & (1 << this.#standing)) !== 0;
  }

  /** The same witnesses are asked to cosign the other aggregates, which a consumer is then shown. */
  publishSplitView(consumer: number): void {
    this.publishElsewhere(consumer, this.aim.first);
  }

  /** The same with witnesses from another one on. */
  publishElsewhere(consumer: number, first: number): void {
    this.aim.askOfOtherFrom(first);
    this.#publishView(consumer, otherThan(this.#standing), first);
  }

  /** The collector sends both views at once to the witnesses it asked last, if any, and shows each consumer one. */
  publishBothAtOnce(first: number): void {
    this.#begin();
    if (!this.hasPublished) this.aim.askFrom(first);
    this.#signed |= BOTH_VIEWS;
    const [truth, lie] = [this.#bodyOf(TRUTH), this.#bodyOf(LIE)];
    for (let nth = 0; nth < Math.min(this.#quorum, this.#w); nth++) {
      const number = this.aim.witness(nth);
      const answers = this.#witnesses.cosignTogether(number, truth, lie, this.#now);
      this.#receive(number, TRUTH, answers[TRUTH]);
      this.#receive(number, LIE, answers[LIE]);
    }
    this.#show(0, TRUTH);
    this.#show(1, LIE);
  }

  /** From the first publication on, the collector tells every consumer the same lie. */
  lieToAll(first: number): void {
    this.#begin();
    if (this.#standing === TRUTH && (this.#signed & BOTH_VIEWS) !== 0) return;
    this.#standing = LIE;
    this.aim.askFrom(first);
    this.#gather(LIE, first);
    for (let consumer = 0; consumer < CONSUMERS; consumer++) this.#show(consumer, LIE);
  }

  /** Every witness is asked to cosign the next bundle, and one with another id in step with this one. */
  publishNextBundle(): void {
    this.#begin();
    this.#publications.length = NEXT_BUNDLE;
    this.#signed |= (1 << NEXT_BUNDLE) | (1 << OTHER_ID);
    const before = this.#sequence;
    this.#sequence = (before + 1) as BundleSequence;
    for (const next of [this.#prepare(BUNDLE, this.#sequence, 1, 1), this.#prepare(ANOTHER, before, 1, 1)]) {
      for (let number = 0; number < this.#w; number++) {
        const cosignature = this.#witnesses.cosign(number, next.checkpoint, this.#now);
        if (cosignature !== null) next.cosignatures.push(cosignature);
      }
    }
  }

  /** One more witness is corrupt, where fewer than f are. */
  corrupt(number: number): void {
    this.#begin();
    if (this.#witnesses.corrupt(number)) this.#record.corrupt(number);
  }

  /** From here on the collector fills up the cosignatures that it shows. */
  padCosignatures(padding: Padding): void {
    this.#begin();
    this.#padding = padding;
  }

  /** An auditor asks as many witnesses as it means to, from one on, about what a consumer was shown. */
  audit(consumer: number, first: number): void {
    this.#begin();
    const view = this.#viewOf(consumer);
    let honest = 0;
    this.#answers.length = 0;
    for (let nth = 0; nth < this.#asked; nth++) {
      const number = (first + nth) % this.#w;
      if (!this.#witnesses.isCorrupt(number)) honest++;
      this.#answers.push(this.#answerOf(number, view));
    }
    const outcome = this.#auditor.compareWithEach(view, this.#answers);
    this.#decisions.push(this.#record.audit(consumer, honest, false, outcome));
  }

  /** Somebody answers an auditor in the name of an honest witness, with one of the views or the next bundle. */
  answerInName(consumer: number, number: number, answered: number): void {
    this.#begin();
    const publication = this.#publications[answered];
    if (this.#witnesses.isCorrupt(number) || publication === undefined) return;
    const { cosignature } = this.#collector.answerAs(number as Witness, publication);
    const answer = { checkpoint: this.#bodyOf(answered), cosignature };
    this.#compareFalse(consumer, answer, !publication.cosignatures.includes(cosignature));
  }

  /** A corrupt witness answers an auditor with aggregates that the consumer was not shown. */
  answerFalsely(consumer: number, number: number): void {
    this.corrupt(number);
    const shown = this.#record.shownTo(consumer);
    if (!this.#witnesses.isCorrupt(number) || shown === NOTHING_SHOWN) return;
    const answer = this.#witnesses.answerWith(number, this.#bodyOf(otherThan(shown)), this.#now);
    this.#compareFalse(consumer, answer, false);
  }

  observe(): SplitDetectionObservation {
    return this.#record.observation;
  }

  heard(): readonly string[] {
    return this.#decisions.slice(this.#heardFrom).map(describeDecision);
  }

  decisions(): readonly number[] {
    return this.#decisions;
  }

  #begin(): void {
    this.#heardFrom = this.#decisions.length;
    this.#now = (this.#now + 1) as Seconds;
  }

  #prepare(id: BundleId, sequence: BundleSequence, dMinimax: number, dMax: number): Publication {
    const checkpoint = this.#crypto.write(id, sequence, sequence, dMinimax, dMax);
    const publication = this.#collector.prepare(checkpoint);
    this.#publications.push(publication);
    return publication;
  }

  #publishView(consumer: number, view: number, first: number): void {
    this.#begin();
    this.#gather(view, first);
    this.#show(consumer, view);
  }

  #gather(view: number, first: number): void {
    this.#signed |= 1 << view;
    for (let nth = 0; nth < Math.min(this.#quorum, this.#w); nth++) {
      const number = (first + nth) % this.#w;
      this.#receive(number, view, this.#witnesses.cosign(number, this.#bodyOf(view), this.#now));
    }
  }

  /** Keeps a cosignature, and whether it verifies over the other view as well. */
  #receive(number: number, view: number, cosignature: Cosignature | null): void {
    this.#decisions.push(answered(number, cosignature !== null));
    let over = 0;
    if (cosignature !== null) {
      (this.#publications[view] as Publication).cosignatures.push(cosignature);
      const other = otherThan(view);
      over = (1 << view) | (this.#crypto.isRight(cosignature, this.#bodyOf(other)) ? 1 << other : 0);
    }
    if (!this.#witnesses.isCorrupt(number)) this.#record.request(number, view, over);
  }

  #show(consumer: number, view: number): void {
    const publication = this.#publications[view] as Publication;
    const padded = this.#padding && this.#collector.pad(publication, this.#padding, this.#w);
    const cosignatures = padded ?? publication.cosignatures;
    const party = this.#consumers[consumer] as Consumer;
    const taken = party.take(publication.checkpoint, cosignatures, this.#quorum);
    this.#record.show(consumer, view, taken);
    this.#decisions.push(shownTo(consumer, taken));
  }

  #compareFalse(consumer: number, answer: WitnessAnswer, forged: boolean): void {
    const outcome = this.#auditor.compare(this.#viewOf(consumer), answer);
    this.#decisions.push(this.#record.audit(consumer, 0, forged, outcome));
  }

  /** A corrupt witness says that it cosigned what the consumer was shown. */
  #answerOf(number: number, view: Checkpoint | undefined): WitnessAnswer | undefined {
    if (!this.#witnesses.isCorrupt(number)) return this.#witnesses.answer(number, BUNDLE, SEQUENCE);
    return view && this.#witnesses.answerWith(number, view, this.#now);
  }

  #viewOf(consumer: number): Checkpoint | undefined {
    return (this.#consumers[consumer] as Consumer).viewOf(BUNDLE, SEQUENCE);
  }

  /** A body as anybody can show it: with the collector's signature only where the collector has published it. */
  #bodyOf(which: number): Checkpoint {
    const { checkpoint } = this.#publications[which] as Publication;
    const signed = (this.#signed & (1 << which)) !== 0;
    return signed ? checkpoint : { ...checkpoint, signed };
  }
}
