import type { Seconds, Witness } from '../../spec/language/notation.ts';
import type { WitnessCrypto } from '../../src/crypto/witness-crypto.ts';
import type { Checkpoint, Cosignature } from '../../src/messages/checkpoints.ts';
import { Collector, type Padding, type Publication } from '../../src/protocol/witness/collector.ts';
import type { WitnessAnswer } from '../../src/protocol/witness/witness.ts';
import { raiseByUlps } from './binary64.ts';
import { CollectedBundle } from './collected-bundle.ts';
import { answered } from './decisions.ts';
import type { MixedWitnesses } from './mixed-witnesses.ts';
import type { SplitTruth } from './truth.ts';
import { type Apart, BUNDLES, LAST_SEQUENCE, LIE, otherThan, placeOfBundle, TRUTH, VIEWS } from './views.ts';

/** What the aggregates of a case are, and what a lie makes of them. */
export interface Aggregates {
  readonly dMinimax: number;
  readonly dMax: number;
  readonly apart: Apart;
}

/** What somebody may answer in the name of a witness. */
export const ANSWERS = [
  'the aggregates as they are',
  'others',
  'the next bundle',
  'a bundle of another id',
] as const;
export type Answer = (typeof ANSWERS)[number];

/** Nobody was asked for the bundle after the first. */
const NONE_NEXT = 0;

/** The bundles of a collector, and the witnesses that it has cosign them. */
export class CollectedBundles {
  readonly #crypto: WitnessCrypto;
  readonly #collector: Collector;
  readonly #witnesses: MixedWitnesses;
  readonly #truth: SplitTruth;
  readonly #decisions: number[];
  readonly #bundles = BUNDLES.map((name, place) => new CollectedBundle(place, name));
  #w = 1;
  #quorum = 1;
  /** Which case it is: a bundle is opened when the collector first comes to it. */
  #case = 0;
  /** The last bundle_seq of the first id that every witness was asked for. */
  #latest = NONE_NEXT;
  #aggregates: Aggregates = {
    dMinimax: 0,
    dMax: 0,
    apart: { name: '', root: false, minimaxUlps: 0, maxUlps: 0 },
  };

  /** What witnesses answer is added to the decisions. */
  constructor(crypto: WitnessCrypto, witnesses: MixedWitnesses, truth: SplitTruth, decisions: number[]) {
    this.#crypto = crypto;
    this.#collector = new Collector(crypto);
    this.#witnesses = witnesses;
    this.#truth = truth;
    this.#decisions = decisions;
  }

  open(aggregates: Aggregates, witnesses: number, quorum: number): void {
    this.#aggregates = aggregates;
    this.#w = witnesses;
    this.#quorum = quorum;
    this.#case++;
    this.#latest = NONE_NEXT;
    this.#collector.clear();
  }

  at(place: number): CollectedBundle {
    const bundle = this.#bundles[place] as CollectedBundle;
    if (bundle.openedIn !== this.#case) bundle.open(this.#case, this.#w, this.#quorum);
    return bundle;
  }

  /** Asks so many witnesses, one after the other from the first on, to cosign a view. */
  gather(bundle: CollectedBundle, view: number, first: number, count: number, now: Seconds): void {
    this.sign(bundle, view);
    const { checkpoint } = this.publicationOf(bundle, view);
    for (let nth = 0; nth < count; nth++) {
      const number = (first + nth) % this.#w;
      const remembered = this.#witnesses.remembered(number);
      const before = this.#memoryOf(number, bundle);
      const cosignature = this.#witnesses.cosign(number, checkpoint, now);
      const isChanged =
        before !== this.#memoryOf(number, bundle) || remembered !== this.#witnesses.remembered(number);
      this.#receive(number, bundle, view, cosignature, isChanged);
    }
  }

  /** Sends them both views at once. */
  gatherBoth(bundle: CollectedBundle, begin: number, count: number, now: Seconds): void {
    this.sign(bundle, TRUTH);
    this.sign(bundle, LIE);
    const truth = this.publicationOf(bundle, TRUTH).checkpoint;
    const lie = this.publicationOf(bundle, LIE).checkpoint;
    for (let nth = 0; nth < count; nth++) {
      const number = (begin + nth) % this.#w;
      const before = this.#memoryOf(number, bundle);
      const [first, second] = this.#witnesses.cosignTogether(number, truth, lie, now);
      // Where either was granted, a change is its own.
      const isChanged = first === null && second === null && before !== this.#memoryOf(number, bundle);
      this.#receive(number, bundle, TRUTH, first, isChanged);
      this.#receive(number, bundle, LIE, second, isChanged);
    }
  }

  /** Asks every witness for the bundle after the latest of the first id, and for one of another id in step with that. */
  gatherNext(now: Seconds): void {
    this.#latest = Math.min(this.#latest + 1, LAST_SEQUENCE);
    for (const next of [this.#next(), this.#nextOfOtherId()])
      this.gather(next, next.standing, 0, this.#w, now);
  }

  /** What an answer is about where one bundle was asked for; null where there is none like it yet. */
  answered(answer: Answer, asked: CollectedBundle): { bundle: CollectedBundle; view: number } | null {
    if (answer === 'the aggregates as they are') return { bundle: asked, view: TRUTH };
    if (answer === 'others') return { bundle: asked, view: LIE };
    if (this.#latest === NONE_NEXT) return null;
    const bundle = answer === 'the next bundle' ? this.#next() : this.#nextOfOtherId();
    return { bundle, view: bundle.standing };
  }

  publicationOf(bundle: CollectedBundle, view: number): Publication {
    bundle.publications[view] ??= this.#collector.prepare(this.#write(bundle, view));
    return bundle.publications[view] as Publication;
  }

  /** A body as anybody can show it: with the collector's signature only where the collector has published it. */
  bodyOf(bundle: CollectedBundle, view: number): Checkpoint {
    const { checkpoint } = this.publicationOf(bundle, view);
    return bundle.isSigned(view) ? checkpoint : { ...checkpoint, signed: false };
  }

  /** The cosignatures over a view, filled up. */
  padded(bundle: CollectedBundle, view: number, padding: Padding, witnesses: number): readonly Cosignature[] {
    return this.#collector.pad(this.publicationOf(bundle, view), padding, witnesses);
  }

  /** What a collector answers an auditor with in a witness's name. */
  answerAs(number: number, bundle: CollectedBundle, view: number): WitnessAnswer {
    const { cosignature } = this.#collector.answerAs(number as Witness, this.publicationOf(bundle, view));
    return { checkpoint: this.bodyOf(bundle, view), cosignature };
  }

  /** Whether a cosignature that a witness gave for the other view of a bundle verifies over this one. */
  verifiesOver(witness: number, place: number, view: number): boolean {
    const bundle = this.at(place);
    const { checkpoint } = this.publicationOf(bundle, view);
    return this.publicationOf(bundle, otherThan(view)).cosignatures.some(
      (cosignature) =>
        (cosignature.witness as number) === witness && this.#crypto.isRight(cosignature, checkpoint),
    );
  }

  /** The collector puts its name to a view. */
  sign(bundle: CollectedBundle, view: number): void {
    bundle.signed |= 1 << view;
    this.#truth.publish(bundle.place, view);
  }

  #next(): CollectedBundle {
    return this.at(placeOfBundle(0, this.#latest));
  }

  #nextOfOtherId(): CollectedBundle {
    return this.at(placeOfBundle(1, this.#latest - 1));
  }

  #write({ place, name }: CollectedBundle, view: number): Checkpoint {
    const { dMinimax, dMax, apart } = this.#aggregates;
    return this.#crypto.write(
      name.id,
      name.seq,
      VIEWS * place + (apart.root ? view : TRUTH),
      raiseByUlps(dMinimax, view * apart.minimaxUlps),
      raiseByUlps(dMax, view * apart.maxUlps),
    );
  }

  #memoryOf(number: number, { name }: CollectedBundle): WitnessAnswer | undefined {
    return this.#witnesses.answer(number, name.id, name.seq);
  }

  #receive(
    number: number,
    bundle: CollectedBundle,
    view: number,
    cosignature: Cosignature | null,
    isChanged: boolean,
  ): void {
    const cosigned = cosignature !== null;
    if (cosigned) this.publicationOf(bundle, view).cosignatures.push(cosignature);
    this.#truth.request(number, bundle.place, view, cosigned, isChanged);
    this.#decisions.push(answered(number, cosigned));
  }
}
