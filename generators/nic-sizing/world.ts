import type { Microseconds, PacketsPerSecond, VantageCount } from '../../spec/language/notation.ts';
import type { World } from '../../src/search/case/scenario.ts';
import type { View } from '../view.ts';
import type { Sending, Sent } from './sending.ts';

const NATURAL = 1;

/**
 * N admitted vantages that behave, flood or are silent, and strangers outside, before the NIC of a broker. The world is
 * what they send; NIC, gate and limiters belong to a view.
 */
export class NicWorld<Observation> implements World<Observation>, Sent {
  readonly #view: View<Sent, Observation>;
  readonly sendings: Sending[] = [];
  N = 1 as VantageCount;
  T_tick = 1 as Microseconds;
  startsFull: boolean | undefined;

  constructor(view: View<Sent, Observation>) {
    this.#view = view;
  }

  open([N = 1, tick = 1, full]: readonly number[]): void {
    this.N = N as VantageCount;
    this.T_tick = tick as Microseconds;
    this.startsFull = full === undefined ? undefined : full === 1;
    this.sendings.length = 0;
  }

  sendNaturally(ticks: number): void {
    this.#send(ticks, NATURAL);
  }

  /** Every vantage sends F tick pairs a tick. */
  flood(F: number, ticks: number): void {
    this.#send(ticks, F);
  }

  /** One vantage does, and the others behave. */
  floodAlone(F: number, ticks: number): void {
    this.#send(ticks, NATURAL, F - NATURAL);
  }

  /** Nothing is sent, and tokens are saved up. */
  beSilent(ticks: number): void {
    this.#send(ticks, 0);
  }

  /** A tick of natural traffic, and of traffic from outside at this rate. */
  sendFromOutside(rate: number): void {
    this.#send(1, NATURAL, 0, rate as PacketsPerSecond);
  }

  observe(): Observation {
    return this.#view.observe(this);
  }

  heard(): readonly string[] {
    return this.#view.heard(this.observe());
  }

  #send(ticks: number, pairs: number, morePairs = 0, outside: PacketsPerSecond | null = null): void {
    this.sendings.push({ ticks, pairs, morePairs, outside });
  }
}
