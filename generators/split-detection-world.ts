import type { BundleId, BundleSequence, Seconds, Witness as WitnessNumber } from '../spec/notation.ts';
import type { Revision } from '../spec/revision.ts';
import type { SplitDetectionObservation } from '../spec/split-detection.ts';
import { type AuditOutcome, describeOutcome } from '../spec/split-view.ts';
import { createWitnessCrypto } from '../src/crypto/create-witness-crypto.ts';
import type { WitnessCrypto } from '../src/crypto/witness-crypto.ts';
import { Auditor } from '../src/protocol/auditor.ts';
import type { Checkpoint, Cosignature } from '../src/protocol/checkpoints.ts';
import { Collector, type Padding, type Publication } from '../src/protocol/collector.ts';
import { Consumer } from '../src/protocol/consumer.ts';
import { CorruptWitness } from '../src/protocol/corrupt-witness.ts';
import { QuorumPolicy } from '../src/protocol/quorum-policy.ts';
import { Witness, type WitnessAnswer } from '../src/protocol/witness.ts';
import type { Level, World } from '../src/search/scenario.ts';
import { raiseByUlps } from './binary64.ts';
import { type AuditFound, NOTHING_SHOWN, SplitDetectionRecord } from './split-detection-record.ts';
import type { Policy } from './witness-policies.ts';

export const CONSUMERS = 2;
/** The aggregates as they are, and those that a compromised collector makes of them. */
export const TRUTH = 0;
export const LIE = 1;

const BUNDLE = 1 as BundleId;
const SEQUENCE = 0 as BundleSequence;
/** Year 2026; each step takes a second. */
const START = 1_767_139_200;

/** Where a lie differs from the truth, in numbers of binary64. */
export interface Apart {
  readonly name: string;
  readonly minimaxUlps: number;
  readonly maxUlps: number;
}

/** One bundle and those after it, a collector, w witnesses of which f may be corrupt, two consumers and an auditor. */
export class SplitDetectionWorld implements World<SplitDetectionObservation> {
  readonly #policies: readonly Policy[];
  readonly #aparts: readonly Apart[];
  readonly #f: number;
  readonly #crypto: WitnessCrypto;
  readonly #quorumPolicy: QuorumPolicy;
  readonly #collector: Collector;
  readonly #auditor: Auditor;
  readonly #witnesses: Witness[];
  readonly #corruptWitnesses: CorruptWitness[];
  readonly #consumers: Consumer[];
  readonly #record: SplitDetectionRecord;
  readonly #publications: Publication[] = [];
  readonly #answers: (WitnessAnswer | undefined)[] = [];
  readonly #decisions: number[] = [];
  #w = 1;
  #quorum = 1;
  #asked = 1;
  /** Bits of the witnesses that are corrupt. */
  #corrupt = 0;
  #corruptCount = 0;
  /** What the collector publishes to everybody. */
  #standing = TRUTH;
  /** Bits of the views that the collector has put its name to. */
  #signed = 0;
  #padding: Padding | null = null;
  #sequence = SEQUENCE;
  #now = START;
  #heardFrom = 0;

  constructor(revision: Revision, level: Level, policies: readonly Policy[], aparts: readonly Apart[]) {
    const { rules } = revision;
    const most = policies.reduce((count, { w }) => Math.max(count, w), 1);
    this.#policies = policies;
    this.#aparts = aparts;
    this.#f = revision.corruptWitnesses;
    this.#crypto = createWitnessCrypto(rules, level);
    this.#quorumPolicy = new QuorumPolicy(rules);
    this.#collector = new Collector(this.#crypto);
    this.#auditor = new Auditor(rules, this.#crypto);
    const numbers = Array.from({ length: most }, (_, number) => number as WitnessNumber);
    this.#witnesses = numbers.map((number) => new Witness(number, rules, this.#crypto));
    this.#corruptWitnesses = numbers.map((number) => new CorruptWitness(number, this.#crypto));
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
    for (let index = 0; index < w; index++) (this.#witnesses[index] as Witness).clear();
    for (let index = 0; index < CONSUMERS; index++) (this.#consumers[index] as Consumer).clear();
    this.#record.clear();
    this.#corrupt = 0;
    this.#corruptCount = 0;
    this.#standing = TRUTH;
    this.#signed = 0;
    this.#padding = null;
    this.#sequence = SEQUENCE;
    this.#now = START;
    this.#decisions.length = 0;
    this.#heardFrom = 0;
    const { minimaxUlps, maxUlps } = this.#aparts[apart] as Apart;
    const truth = this.#crypto.write(BUNDLE, SEQUENCE, 0, dMinimax, dMax);
    const changedMinimax = raiseByUlps(dMinimax, minimaxUlps);
    const lie = this.#crypto.write(BUNDLE, SEQUENCE, 0, changedMinimax, raiseByUlps(dMax, maxUlps));
    this.#publications[TRUTH] = this.#collector.prepare(truth);
    this.#publications[LIE] = this.#collector.prepare(lie);
  }

  /** The collector has as many witnesses as make a quorum cosign what it publishes to all, and shows it to a consumer. */
  publish(consumer: number, first: number): void {
    this.#begin();
    this.#gather(this.#standing, first);
    this.#show(consumer, this.#standing);
  }

  /** The same with the other aggregates. */
  publishSplitView(consumer: number, first: number): void {
    this.#begin();
    const view = this.#standing === TRUTH ? LIE : TRUTH;
    this.#gather(view, first);
    this.#show(consumer, view);
  }

  /** The collector sends both views at once to the same witnesses, and shows each consumer one. */
  publishBothAtOnce(first: number): void {
    this.#begin();
    const one = this.#publications[TRUTH] as Publication;
    const other = this.#publications[LIE] as Publication;
    for (let nth = 0; nth < Math.min(this.#quorum, this.#w); nth++) {
      const number = (first + nth) % this.#w;
      if (this.#isCorrupt(number)) {
        this.#receive(number, TRUTH, this.#cosign(number, one.checkpoint));
        this.#receive(number, LIE, this.#cosign(number, other.checkpoint));
        continue;
      }
      const witness = this.#witnesses[number] as Witness;
      const answers = witness.cosignTogether(one.checkpoint, other.checkpoint, this.#now as Seconds);
      this.#receive(number, TRUTH, answers[TRUTH]);
      this.#receive(number, LIE, answers[LIE]);
    }
    this.#signed |= (1 << TRUTH) | (1 << LIE);
    this.#show(0, TRUTH);
    this.#show(1, LIE);
  }

  /** From the first publication on, the collector tells every consumer the same lie. */
  lieToAll(first: number): void {
    this.#begin();
    if (this.#standing === TRUTH && this.#signed !== 0) return;
    this.#standing = LIE;
    this.#gather(LIE, first);
    for (let consumer = 0; consumer < CONSUMERS; consumer++) this.#show(consumer, LIE);
  }

  /** Every honest witness is asked to cosign the next bundle. */
  publishNextBundle(): void {
    this.#begin();
    this.#sequence = (this.#sequence + 1) as BundleSequence;
    const next = this.#crypto.write(BUNDLE, this.#sequence, this.#sequence, 1, 1);
    for (let number = 0; number < this.#w; number++) this.#cosign(number, next);
  }

  /** One more witness is corrupt, where fewer than f are. */
  corrupt(number: number): void {
    this.#begin();
    if (this.#isCorrupt(number) || this.#corruptCount >= this.#f) return;
    this.#corrupt |= 1 << number;
    this.#corruptCount++;
    this.#record.corrupt(number);
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
    this.#answers.length = 0;
    let honest = 0;
    for (let nth = 0; nth < this.#asked; nth++) {
      const number = (first + nth) % this.#w;
      if (!this.#isCorrupt(number)) honest++;
      this.#answers.push(this.#answerOf(number, view));
    }
    const outcome = this.#auditor.compareWithEach(view, this.#answers);
    this.#audited(consumer, { asked: this.#asked, honestAsked: honest, intercepted: false, outcome });
  }

  /** Somebody answers for an honest witness, with one of the views. */
  answerInName(consumer: number, number: number, view: number): void {
    this.#begin();
    if (this.#isCorrupt(number)) return;
    const publication = this.#publications[view] as Publication;
    const { cosignature } = this.#collector.answerAs(number as WitnessNumber, publication);
    const answer = { checkpoint: this.#asSigned(view), cosignature };
    const outcome = this.#auditor.compare(this.#viewOf(consumer), answer);
    this.#audited(consumer, { asked: 1, honestAsked: 1, intercepted: true, outcome });
  }

  /** A corrupt witness answers an auditor with aggregates that the consumer was not shown. */
  answerFalsely(consumer: number, number: number): void {
    this.corrupt(number);
    const shown = this.#record.shownTo(consumer);
    if (!this.#isCorrupt(number) || shown === NOTHING_SHOWN) return;
    const witness = this.#corruptWitnesses[number] as CorruptWitness;
    const answer = witness.answerWith(this.#asSigned(otherThan(shown)), this.#now as Seconds);
    const outcome = this.#auditor.compare(this.#viewOf(consumer), answer);
    this.#audited(consumer, { asked: 1, honestAsked: 0, intercepted: false, outcome });
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
    this.#now++;
  }

  #isCorrupt(number: number): boolean {
    return (this.#corrupt & (1 << number)) !== 0;
  }

  #cosign(number: number, checkpoint: Checkpoint): Cosignature | null {
    const time = this.#now as Seconds;
    if (this.#isCorrupt(number))
      return (this.#corruptWitnesses[number] as CorruptWitness).cosign(checkpoint, time);
    return (this.#witnesses[number] as Witness).cosign(checkpoint, time);
  }

  #gather(view: number, first: number): void {
    const { checkpoint } = this.#publications[view] as Publication;
    this.#signed |= 1 << view;
    for (let nth = 0; nth < Math.min(this.#quorum, this.#w); nth++) {
      const number = (first + nth) % this.#w;
      this.#receive(number, view, this.#cosign(number, checkpoint));
    }
  }

  /** Keeps a cosignature, and whether it verifies over the other view as well. */
  #receive(number: number, view: number, cosignature: Cosignature | null): void {
    this.#decisions.push(FIRST_REQUEST + 2 * number + (cosignature === null ? 0 : 1));
    const { cosignatures } = this.#publications[view] as Publication;
    let over = 0;
    if (cosignature !== null) {
      cosignatures.push(cosignature);
      const other = otherThan(view);
      const fits = this.#crypto.isRight(cosignature, (this.#publications[other] as Publication).checkpoint);
      over = (1 << view) | (fits ? 1 << other : 0);
    }
    if (!this.#isCorrupt(number)) this.#record.request(number, over);
  }

  #show(consumer: number, view: number): void {
    const publication = this.#publications[view] as Publication;
    const cosignatures =
      this.#padding === null
        ? publication.cosignatures
        : this.#collector.pad(publication, this.#padding, this.#w);
    const shownTo = this.#consumers[consumer] as Consumer;
    const taken = shownTo.receive(publication.checkpoint, cosignatures, this.#quorum);
    this.#record.show(consumer, view, taken);
    this.#decisions.push(FIRST_PRESENTATION + 2 * consumer + (taken ? 1 : 0));
  }

  /** A corrupt witness says that it cosigned what the consumer was shown. */
  #answerOf(number: number, view: Checkpoint | undefined): WitnessAnswer | undefined {
    if (!this.#isCorrupt(number)) return (this.#witnesses[number] as Witness).answer(BUNDLE, SEQUENCE);
    if (view === undefined) return undefined;
    return (this.#corruptWitnesses[number] as CorruptWitness).answerWith(view, this.#now as Seconds);
  }

  #audited(consumer: number, audit: AuditFound): void {
    this.#record.audit(consumer, audit);
    this.#decisions.push(audit.outcome);
  }

  #viewOf(consumer: number): Checkpoint | undefined {
    return (this.#consumers[consumer] as Consumer).viewOf(BUNDLE, SEQUENCE);
  }

  /** A view as somebody else can show it: with the collector's signature only where the collector published it. */
  #asSigned(view: number): Checkpoint {
    const { checkpoint } = this.#publications[view] as Publication;
    return { ...checkpoint, signed: (this.#signed & (1 << view)) !== 0 };
  }
}

/** Decisions as numbers: outcomes of audits below these two, then what consumers took, then answers by witness. */
const FIRST_PRESENTATION = 4;
const FIRST_REQUEST = FIRST_PRESENTATION + 2 * CONSUMERS;

function describeDecision(decision: number): string {
  if (decision < FIRST_PRESENTATION) return `the auditor: ${describeOutcome(decision as AuditOutcome)}`;
  const yes = decision % 2 === 1;
  if (decision < FIRST_REQUEST) {
    return `c${((decision - FIRST_PRESENTATION) >> 1) + 1}: ${yes ? 'taken' : 'not taken, no quorum'}`;
  }
  return `w${((decision - FIRST_REQUEST) >> 1) + 1}: ${yes ? 'cosigned' : 'refused'}`;
}

function otherThan(view: number): number {
  return view === TRUTH ? LIE : TRUTH;
}
