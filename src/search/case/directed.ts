import type { ScriptDrawer } from './draw.ts';
import { mutated, type Neighbourhood } from './mutate.ts';
import { MOST_PICKS } from './open-rules.ts';
import type { Trace } from './play.ts';
import type { Draws } from './random.ts';
import { type Domain, decisionsOf, type Script, type Word, type World } from './scenario.ts';

/** One case in so many is drawn afresh. */
const FRESH_IN = 10;
/** Half of the cases that are changed are among so many of the newest. */
const NEWEST = 64;
/** The rarest of so many is changed. */
const ENTRANTS = 3;
/** A case is changed once, and once more half the time, up to so many times. */
const MOST_CHANGES = 6;
/** One changed case in so many has one of its picks changed as well. */
const PICK_IN = 5;

/** What directed drawing needs of a search. */
export interface Directable extends Neighbourhood {
  /** Words of the setting; behind them a script picks its alternatives of open rules. */
  readonly ownSetting: number;
}

/** A case that showed something new, and what that was. */
interface Novel {
  readonly script: Script;
  readonly outcome: number;
}

/**
 * Draws scripts near those that showed something new, as coverage-guided fuzzers do (Zalewski, AFL; Böhme et al.): what
 * takes five things at once is next to never drawn, but each of them shows, and the next is then looked for beside it.
 * New is an outcome of a step, one under an alternative that is picked, or two in a row. Where several could be
 * changed, the one goes first whose outcome came up least often. A function of its draws and of nothing before them.
 */
export class DirectedDrawer implements Trace {
  readonly #drawer: ScriptDrawer;
  readonly #scenario: Directable;
  readonly #novel: Novel[] = [];
  /** How often each outcome came up. */
  readonly #seen = new Map<number, number>();
  /** What the steps of the case that is being played led to. */
  readonly #outcomes: number[] = [];
  #decided = 0;

  constructor(drawer: ScriptDrawer, scenario: Directable) {
    this.#drawer = drawer;
    this.#scenario = scenario;
  }

  draw(draws: Draws): Script {
    if (this.#novel.length === 0 || draws.oneIn(FRESH_IN)) return this.#drawer.draw(draws);
    const { script } = this.#choose(draws);
    let changed = mutated(this.#scenario, script, draws);
    for (let times = 1; times < MOST_CHANGES && draws.oneIn(2); times++) {
      changed = mutated(this.#scenario, changed, draws);
    }
    if (draws.oneIn(PICK_IN)) changed = this.#withOtherPick(changed, draws);
    return this.#picksOf(changed) <= MOST_PICKS ? changed : this.#withPicksOf(script, changed);
  }

  begin(): void {
    this.#outcomes.length = 0;
    this.#decided = 0;
  }

  /** A step's outcome is its kind with what was decided in it. */
  ran(kind: number, world: World<unknown>): void {
    const decisions = decisionsOf(world);
    let outcome = kind + 1;
    for (; this.#decided < decisions.length; this.#decided++) {
      outcome = mixed(outcome, (decisions[this.#decided] as number) + 1);
    }
    this.#outcomes.push(outcome);
  }

  /** Keeps the script that was played last if it showed something new. */
  learn(script: Script): void {
    let found: number | null = null;
    let isUnseen = false;
    let before = 0;
    for (const outcome of this.#outcomes) {
      if (this.#isNew(outcome)) {
        found = outcome;
        isUnseen = true;
      }
      const inRow = mixed(mixed(before, ROW), outcome);
      if (this.#isNew(inRow) && !isUnseen) found ??= inRow;
      for (let at = this.#scenario.ownSetting; at < this.#scenario.setting.length; at++) {
        if (script[at] === 0) continue;
        const underPick = mixed(mixed(at, script[at] as Word), outcome);
        if (this.#isNew(underPick) && !isUnseen) found ??= underPick;
      }
      before = outcome;
    }
    if (found !== null) this.#novel.push({ script, outcome: found });
  }

  #isNew(outcome: number): boolean {
    const times = this.#seen.get(outcome) ?? 0;
    this.#seen.set(outcome, times + 1);
    return times === 0;
  }

  #choose(draws: Draws): Novel {
    const count = this.#novel.length;
    const from = draws.oneIn(2) ? Math.max(0, count - NEWEST) : 0;
    let chosen = this.#novel[from + draws.below(count - from)] as Novel;
    for (let entrant = 1; entrant < ENTRANTS; entrant++) {
      const other = this.#novel[draws.below(count)] as Novel;
      if (this.#timesOf(other) < this.#timesOf(chosen)) chosen = other;
    }
    return chosen;
  }

  #timesOf({ outcome }: Novel): number {
    return this.#seen.get(outcome) ?? 0;
  }

  #withOtherPick(script: Script, draws: Draws): Script {
    const { setting, ownSetting } = this.#scenario;
    if (ownSetting === setting.length) return script;
    const at = ownSetting + draws.below(setting.length - ownSetting);
    return script.with(at, draws.below((setting[at] as Domain<never>).size));
  }

  #picksOf(script: Script): number {
    const { setting, ownSetting } = this.#scenario;
    let picks = 0;
    for (let at = ownSetting; at < setting.length; at++) picks += script[at] === 0 ? 0 : 1;
    return picks;
  }

  #withPicksOf(from: Script, script: Script): Script {
    const { setting, ownSetting } = this.#scenario;
    return [
      ...script.slice(0, ownSetting),
      ...from.slice(ownSetting, setting.length),
      ...script.slice(setting.length),
    ];
  }
}

/** Keeps two outcomes in a row apart from one under an alternative. */
const ROW = 0x5bd1e995;

/** A hash of two numbers; that two of them meet costs a case that is not kept, and nothing else. */
function mixed(left: number, right: number): number {
  const hash = Math.imul(left ^ Math.imul(right + 0x7f4a7c15, 0x85ebca6b), 0xc2b2ae35);
  return hash ^ (hash >>> 13);
}
