import type { Microseconds, VantageCount } from '../../spec/language/notation.ts';
import { type Offer, tickPairs } from '../../src/protocol/entrance/traffic.ts';
import type { World } from '../../src/search/case/scenario.ts';
import type { View } from '../view.ts';
import { type Flood, floodOf, NATURAL, type Sending, SILENCE } from './flood.ts';

/**
 * K identical vantages that behave, then K insiders in their place that flood at one F, hold back, and split their flood
 * as they like. The world is what they send; every broker that takes it in belongs to a view.
 */
export class FloodWorld<Observation> implements World<Observation>, Flood {
  readonly #view: View<Flood, Observation>;
  readonly sent: Sending[] = [];
  K = 1 as VantageCount;
  F = 1;
  T_tick = 1 as Microseconds;
  insidersFrom: number | null = null;
  #split: number | null = null;

  constructor(view: View<Flood, Observation>) {
    this.#view = view;
  }

  open([K = 1, F = 1, tick = 1]: readonly number[]): void {
    this.K = K as VantageCount;
    this.F = F;
    this.T_tick = tick as Microseconds;
    this.sent.length = 0;
    this.insidersFrom = null;
    this.#split = null;
  }

  /** Whether vantages may still behave before insiders take their place. */
  get isHonest(): boolean {
    return this.insidersFrom === null;
  }

  /** Whether insiders have sent something or held back, so that there is a tick of theirs that was the last. */
  get hasBegun(): boolean {
    const from = this.insidersFrom;
    return from !== null && this.sent.some(({ ticks }, place) => place >= from && ticks > 0);
  }

  sendNaturally(ticks: number): void {
    this.#send('natural', NATURAL, ticks);
  }

  flood(ticks: number): void {
    this.#takePlace();
    this.#send('flood', floodOf(this.F, this.#split), ticks);
  }

  beSilent(ticks: number): void {
    this.#takePlace();
    this.#send('silence', SILENCE, ticks);
  }

  /** Insiders behave, and save up what they do not use. */
  holdBack(ticks: number): void {
    this.#takePlace();
    this.#send('natural', NATURAL, ticks);
  }

  /** From here on so many of the 2 F packets of a tick are snapshots, and they come first. */
  split(snapshots: number): void {
    this.#takePlace();
    this.#split = snapshots;
  }

  /** Tick pairs more in the tick that was the last. */
  sendMore(pairs: number): void {
    this.#send('more', tickPairs(pairs), 0);
  }

  /** From here on insiders send packets with wrong tags. */
  forgeTags(): void {
    this.#takePlace();
    this.sent.push({ kind: 'tags', offer: SILENCE, ticks: 0, isForged: true });
  }

  /** The broker's clock is set so many ticks ahead of the time. */
  setBrokerClock(ahead: number): void {
    this.sent.push({ kind: 'clock', offer: SILENCE, ticks: 0, ahead });
  }

  observe(): Observation {
    return this.#view.observe(this);
  }

  heard(): readonly string[] {
    return this.#view.heard(this.observe());
  }

  #takePlace(): void {
    this.insidersFrom ??= this.sent.length;
  }

  #send(kind: Sending['kind'], offer: Offer, ticks: number): void {
    this.sent.push({ kind, offer, ticks });
  }
}
