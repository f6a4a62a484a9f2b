import fc from 'fast-check';
import { Draws } from '../case/random.ts';
import type { Script } from '../case/scenario.ts';
import { type Shrinkable, simplerScripts } from '../minimise/shrink.ts';

/** Whoever draws scripts. */
export interface Drawer {
  draw(draws: Draws): Script;
}

/**
 * Scripts as a fast-check arbitrary: each is expanded from two words of the random stream, which costs less than
 * asking fast-check for every word, and shrinks by whole steps.
 */
export class ScriptArbitrary extends fc.Arbitrary<Script> {
  readonly #drawer: Drawer;
  readonly #shrinkable: Shrinkable;
  readonly #draws = new Draws();

  constructor(drawer: Drawer, shrinkable: Shrinkable) {
    super();
    this.#drawer = drawer;
    this.#shrinkable = shrinkable;
  }

  override generate(random: fc.Random): fc.Value<Script> {
    this.#draws.start(random.nextInt(), random.nextInt());
    return new fc.Value(this.draw(this.#draws), undefined);
  }

  draw(draws: Draws): Script {
    return this.#drawer.draw(draws);
  }

  override canShrinkWithoutContext(value: unknown): value is Script {
    return Array.isArray(value);
  }

  override shrink(script: Script): fc.Stream<fc.Value<Script>> {
    return fc
      .stream(simplerScripts(this.#shrinkable, script))
      .map((simpler) => new fc.Value(simpler, undefined));
  }
}
