import type { Seconds } from '../../spec/language/notation.ts';
import type { Revision } from '../../spec/language/revision.ts';
import { createWitnessCrypto } from '../../src/crypto/create-witness-crypto.ts';
import type { Checkpoint } from '../../src/messages/checkpoints.ts';
import { Auditor } from '../../src/protocol/witness/auditor.ts';
import type { Padding } from '../../src/protocol/witness/collector.ts';
import { Consumer } from '../../src/protocol/witness/consumer.ts';
import { QuorumPolicy } from '../../src/protocol/witness/quorum-policy.ts';
import type { WitnessAnswer } from '../../src/protocol/witness/witness.ts';
import type { Level, World } from '../../src/search/case/scenario.ts';
import type { CollectedBundle } from './collected-bundle.ts';
import { ANSWERS, type Answer, CollectedBundles } from './collected-bundles.ts';
import { CONSUMERS, describeDecision, shownTo } from './decisions.ts';
import { MixedWitnesses } from './mixed-witnesses.ts';
import { type NamedAnswer, NO_VIEW, type SplitObservation, SplitTruth } from './truth.ts';
import { type Apart, BUNDLES, LIE, otherThan, TRUTH } from './views.ts';
import type { Policy } from './witness-policies.ts';

const START = 1_767_139_200 as Seconds; // Year 2026; each step takes a second.

/** A collector of bundles, w witnesses of which f may be corrupt, two consumers and an auditor; with the truth. */
export class SplitViewWorld implements World<SplitObservation> {
  readonly #policies: readonly Policy[];
  readonly #aparts: readonly Apart[];
  readonly #f: number;
  readonly #quorumPolicy: QuorumPolicy;
  readonly #witnesses: MixedWitnesses;
  readonly #bundles: CollectedBundles;
  readonly #consumers: Consumer[];
  readonly #auditor: Auditor;
  readonly #truth: SplitTruth;
  /** As many as an auditor asks for. */
  readonly #answers: (WitnessAnswer | undefined)[] = [];
  readonly #decisions: number[] = [];
  /** The bundle that the collector is at. */
  #bundle: CollectedBundle;
  #w = 1;
  #quorum = 1;
  #padding: Padding | null = null;
  #now: Seconds = START;
  #heardFrom = 0;

  constructor(revision: Revision, level: Level, policies: readonly Policy[], aparts: readonly Apart[]) {
    const { rules, corruptWitnesses } = revision;
    const most = policies.reduce((count, { w }) => Math.max(count, w), 1);
    const crypto = createWitnessCrypto(rules, level);
    this.#policies = policies;
    this.#aparts = aparts;
    this.#f = corruptWitnesses;
    this.#quorumPolicy = new QuorumPolicy(revision);
    this.#auditor = new Auditor(rules, crypto);
    this.#witnesses = new MixedWitnesses(most, corruptWitnesses, rules, crypto);
    this.#consumers = Array.from({ length: CONSUMERS }, () => new Consumer(rules, crypto));
    this.#truth = new SplitTruth(most, CONSUMERS, BUNDLES.length, (number, place, view) =>
      this.#bundles.verifiesOver(number, place, view),
    );
    this.#bundles = new CollectedBundles(crypto, this.#witnesses, this.#truth, this.#decisions);
    this.#bundle = this.#bundles.at(0);
  }

  get witnesses(): number {
    return this.#w;
  }

  /** The bundle that steps are about. */
  get bundle(): CollectedBundle {
    return this.#bundle;
  }

  open(setting: readonly number[]): void {
    const [policy = 0, dMinimax = 0, dMax = 0, which = 0] = setting;
    const { w, q } = this.#policies[policy] as Policy;
    const apart = this.#aparts[which] as Apart;
    const pool = { w, q, f: this.#f };
    this.#w = w;
    this.#quorum = this.#quorumPolicy.quorumOf(pool);
    this.#answers.length = this.#quorumPolicy.askedOf(pool);
    this.#witnesses.clear();
    for (let index = 0; index < CONSUMERS; index++) (this.#consumers[index] as Consumer).clear();
    this.#truth.clear(apart);
    this.#bundles.open({ dMinimax, dMax, apart }, w, this.#quorum);
    this.#bundle = this.#bundles.at(0);
    this.#padding = null;
    this.#now = START;
    this.#decisions.length = this.#heardFrom = 0;
  }

  /** The collector goes on with another bundle, or comes back to one. */
  turnTo(place: number): void {
    this.#begin();
    this.#bundle = this.#bundles.at(place);
  }

  /** The collector has as many witnesses as make a quorum cosign what it publishes to all, and shows it to a consumer. */
  publish(consumer: number, first: number): void {
    const { aim, standing } = this.#bundle;
    aim.askFrom(first);
    aim.show(consumer);
    this.#publishView(consumer, standing, first);
  }

  /** The collector asks one witness to cosign what it publishes to all. */
  request(number: number): void {
    this.#begin();
    this.#gather(this.#bundle.standing, number, 1);
  }

  /** The same of the other aggregates. */
  requestOfOther(number: number): void {
    this.#begin();
    this.#gather(otherThan(this.#bundle.standing), number, 1);
  }

  /** The collector shows a consumer what it publishes to all, with the cosignatures that it was given so far. */
  show(consumer: number): void {
    this.#begin();
    this.#bundle.aim.show(consumer);
    this.#bundles.sign(this.#bundle, this.#bundle.standing);
    this.#show(consumer, this.#bundle.standing);
  }

  /** The same of the other aggregates. */
  showOther(consumer: number): void {
    this.#begin();
    this.#bundles.sign(this.#bundle, otherThan(this.#bundle.standing));
    this.#show(consumer, otherThan(this.#bundle.standing));
  }

  /** The same witnesses are asked to cosign the other aggregates, which a consumer is then shown. */
  publishSplitView(consumer: number): void {
    this.publishElsewhere(consumer, this.#bundle.aim.first);
  }

  /** The same with witnesses from another one on. */
  publishElsewhere(consumer: number, first: number): void {
    const { aim, standing } = this.#bundle;
    aim.askOfOtherFrom(first);
    this.#publishView(consumer, otherThan(standing), first);
  }

  /** The collector sends both views at once to the witnesses it asked last, if any, and shows each consumer one. */
  publishBothAtOnce(first: number): void {
    this.#begin();
    const { aim } = this.#bundle;
    if (!aim.hasAsked) aim.askFrom(first);
    this.#bundles.gatherBoth(this.#bundle, aim.first, this.#wanted, this.#now);
    this.#show(0, TRUTH);
    this.#show(1, LIE);
  }

  /** From the first publication on, the collector shows every consumer the same lie. */
  lieToAll(first: number): void {
    this.#begin();
    if (!this.#bundle.mayLie) return;
    this.#bundle.standing = LIE;
    this.#bundle.aim.askFrom(first);
    this.#gather(LIE, first);
    for (let consumer = 0; consumer < CONSUMERS; consumer++) this.#show(consumer, LIE);
  }

  /** Every witness is asked for the bundle after the latest of the first id, and one of another id in step with that. */
  publishNextBundle(): void {
    this.#begin();
    this.#bundles.gatherNext(this.#now);
  }

  /** One more witness is corrupt with all of its operator, where fewer than f operators are. */
  corrupt(number: number): void {
    this.#begin();
    for (const each of this.#witnesses.corrupt(number)) this.#truth.corrupt(each);
  }

  /** A witness comes up again, with what it has stored. */
  restore(number: number): void {
    this.#begin();
    this.#witnesses.restart(number);
  }

  /** All of them do, as where one operator runs them. */
  restoreAll(): void {
    this.#begin();
    for (let number = 0; number < this.#w; number++) this.#witnesses.restart(number);
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
    for (let nth = 0; nth < this.#answers.length; nth++) {
      const number = (first + nth) % this.#w;
      if (!this.#witnesses.isCorrupt(number)) honest |= 1 << number;
      this.#answers[nth] = this.#answerOf(number, view);
    }
    const outcome = this.#auditor.compareWithEach(view, this.#answers);
    this.#truth.audit(consumer, this.#bundle.place, honest, outcome);
    this.#decisions.push(outcome);
  }

  /** Somebody answers an auditor in the name of an honest witness, with one of `ANSWERS`. */
  answerInName(consumer: number, number: number, answer: number): void {
    this.#begin();
    const about = this.#bundles.answered(ANSWERS[answer] as Answer, this.#bundle);
    if (this.#witnesses.isCorrupt(number) || about === null) return;
    const { bundle, view } = about;
    const genuine = this.#truth.hasCosigned(number, bundle.place, view);
    const made = this.#bundles.answerAs(number, bundle, view);
    this.#compareNamed(consumer, made, { bundle: bundle.place, view, genuine });
  }

  /** A corrupt witness answers an auditor with aggregates that the consumer was not shown. */
  answerFalsely(consumer: number, number: number): void {
    this.corrupt(number);
    const { place } = this.#bundle;
    const shown = this.#truth.shownTo(consumer, place);
    if (!this.#witnesses.isCorrupt(number) || shown === NO_VIEW) return;
    const view = otherThan(shown);
    const body = this.#bundles.bodyOf(this.#bundle, view);
    const answer = this.#witnesses.answerWith(number, body, this.#now);
    this.#compareNamed(consumer, answer, { bundle: place, view, genuine: true });
  }

  observe(): SplitObservation {
    return this.#truth.observe();
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

  #publishView(consumer: number, view: number, first: number): void {
    this.#begin();
    this.#gather(view, first);
    this.#show(consumer, view);
  }

  #gather(view: number, first: number, count = this.#wanted): void {
    this.#bundles.gather(this.#bundle, view, first, count, this.#now);
  }

  /** As many witnesses as make a quorum, or all. */
  get #wanted(): number {
    return Math.min(this.#quorum, this.#w);
  }

  #show(consumer: number, view: number): void {
    const bundle = this.#bundle;
    const { checkpoint, cosignatures } = this.#bundles.publicationOf(bundle, view);
    const padded = this.#padding && this.#bundles.padded(bundle, view, this.#padding, this.#w);
    const shown = padded ?? cosignatures;
    const party = this.#consumers[consumer] as Consumer;
    const quorumMet = party.receive(checkpoint, shown, this.#quorum);
    const taken = party.takes(quorumMet);
    const isPadded = shown.length > cosignatures.length;
    this.#truth.show(consumer, bundle.place, view, this.#quorum, isPadded, quorumMet);
    this.#truth.take(consumer, bundle.place, taken);
    this.#decisions.push(shownTo(consumer, taken));
  }

  #compareNamed(consumer: number, answer: WitnessAnswer, about: NamedAnswer): void {
    const outcome = this.#auditor.compare(this.#viewOf(consumer), answer);
    this.#truth.auditNamed(consumer, this.#bundle.place, about, outcome);
    this.#decisions.push(outcome);
  }

  /** A corrupt witness says that it cosigned what the consumer was shown. */
  #answerOf(number: number, view: Checkpoint | undefined): WitnessAnswer | undefined {
    const { id, seq } = this.#bundle.name;
    if (!this.#witnesses.isCorrupt(number)) return this.#witnesses.answer(number, id, seq);
    return view && this.#witnesses.answerWith(number, view, this.#now);
  }

  #viewOf(consumer: number): Checkpoint | undefined {
    const { id, seq } = this.#bundle.name;
    return (this.#consumers[consumer] as Consumer).viewOf(id, seq);
  }
}
