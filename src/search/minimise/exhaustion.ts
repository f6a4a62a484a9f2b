import type { Script } from '../case/scenario.ts';
import type { Alphabet, Letter } from './alphabet.ts';
import type { Shrinkable } from './shrink.ts';

/** Scripts of one length that are played at most: seconds on most statements. */
const MOST_SCRIPTS = 100_000;
/** Odd words in a script at most. */
const MOST_ODD = 3;
/** Where there are too many scripts of a length, so many with no more runs of equal steps than this are played. */
const FEW_RUNS = 3;
const MOST_OF_FEW_RUNS = 25_000;
/** Steps that are looked at in the time that a script takes to play. */
const STEPS_OF_A_PLAY = 64;

/** Whoever plays scripts. */
export interface Player {
  breaks(script: Script): boolean;
  /** Which of some steps do something after a script, by their place. Of those that do the same there, the first. */
  effectiveSteps(script: Script, steps: readonly Script[]): readonly number[];
}

/** What came of all scripts of one length. */
export interface Tried {
  readonly failing: Script | null;
  /** Whether all without odd words were tried, up to the failing one. */
  readonly isComplete: boolean;
}

/**
 * Tries all scripts over an alphabet, length by length: those without odd words first, then those with one, and so on
 * for as long as there are few enough. A step that does nothing where it stands makes a script that does what a
 * shorter one does, and is left out.
 */
export class Exhaustion {
  /** How many scripts were tried. */
  tried = 0;
  readonly #shortest: number;
  readonly #alphabet: Alphabet;
  readonly #player: Player;
  #isOverfull: boolean;

  /** `isOverfull`: that there are too many scripts of the lengths that will be asked for is known already. */
  constructor({ length }: Shrinkable, alphabet: Alphabet, player: Player, isOverfull = false) {
    this.#isOverfull = isOverfull;
    this.#shortest = length.min;
    this.#alphabet = alphabet;
    this.#player = player;
  }

  /** Whether there were too many scripts of some length, so that there are of every longer one. */
  get isOverfull(): boolean {
    return this.#isOverfull;
  }

  /** Tries the scripts of so many steps; shorter ones were tried before. */
  tryAll(length: number): Tried {
    if (!this.#isOverfull) {
      const tried = this.#tryUpTo(MOST_SCRIPTS, length, length);
      this.#isOverfull = !tried.isComplete;
      if (tried.failing !== null || tried.isComplete) return tried;
    }
    const { failing } = this.#tryUpTo(MOST_OF_FEW_RUNS, length, FEW_RUNS);
    return { failing, isComplete: false };
  }

  #tryUpTo(most: number, length: number, runs: number): Tried {
    let left = most;
    for (let odd = 0; odd <= MOST_ODD && left > 0; odd++) {
      const walk = new Walk(this.#player, this.#alphabet, odd, left);
      const failing = walk.find(length, runs, length > this.#shortest);
      this.tried += walk.tried;
      left -= walk.spent;
      if (failing !== null) return { failing, isComplete: true };
      if (odd === 0 && left <= 0) return { failing: null, isComplete: false };
    }
    return { failing: null, isComplete: true };
  }
}

/** All scripts with just so many odd words, depth first. */
class Walk {
  /** Scripts that were tried. */
  tried = 0;
  /** Scripts and beginnings of scripts that were played; looking at so many steps takes as long. */
  spent = 0;
  readonly #player: Player;
  readonly #heads: readonly Letter[];
  readonly #steps: readonly Letter[];
  readonly #spelled: readonly Script[];
  readonly #odd: number;
  readonly #most: number;
  #leavesOutIdle = true;

  constructor(player: Player, alphabet: Alphabet, odd: number, most: number) {
    this.#player = player;
    this.#heads = alphabet.heads(odd);
    this.#steps = alphabet.steps(odd);
    this.#spelled = this.#steps.map(({ words }) => words);
    this.#odd = odd;
    this.#most = most;
  }

  /** The first failing script of so many steps in at most so many runs of equal ones. */
  find(length: number, runs: number, leavesOutIdle: boolean): Script | null {
    this.#leavesOutIdle = leavesOutIdle;
    for (const { words, odd } of this.#heads) {
      const failing = this.#visit(words, length, this.#odd - odd, runs, -1);
      if (failing !== null) return failing;
    }
    return null;
  }

  /** The first failing script that begins with this one, with so many steps, odd words and runs more. */
  #visit(begun: Script, steps: number, odd: number, runs: number, last: number): Script | null {
    if (this.spent >= this.#most || (steps === 0 && odd > 0)) return null;
    this.spent++;
    if (steps === 0) {
      this.tried++;
      return this.#player.breaks(begun) ? begun : null;
    }
    this.spent += Math.floor(this.#steps.length / STEPS_OF_A_PLAY);
    const places = this.#leavesOutIdle
      ? this.#player.effectiveSteps(begun, this.#spelled)
      : this.#steps.keys();
    for (const place of places) {
      const step = this.#steps[place] as Letter;
      const isOver = place !== last && runs === 0;
      if (isOver || step.odd > odd) continue;
      const failing = this.#visit(
        [...begun, ...step.words],
        steps - 1,
        odd - step.odd,
        place === last ? runs : runs - 1,
        place,
      );
      if (failing !== null) return failing;
    }
    return null;
  }
}
