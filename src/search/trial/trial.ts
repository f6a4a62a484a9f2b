import fc from 'fast-check';
import { type Choice, choiceOf, ruleChoiceOf, type StepChoice } from '../../../spec/language/choices.ts';
import { type Closeness, isBeyond, isCloser, type Share, shareOf } from '../../../spec/language/closeness.ts';
import { describeViolation, type Violation } from '../../../spec/language/law.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import { slackOf, violationOf } from '../../../spec/language/statement.ts';
import type { RuleChoice } from '../../../spec/rules/catalogue.ts';
import { withRules } from '../../revision/build.ts';
import { DirectedDrawer } from '../case/directed.ts';
import { allowedKinds, ScriptDrawer } from '../case/draw.ts';
import { restrictedTo } from '../case/granted-space.ts';
import { MOST_PICKS, OpenRules } from '../case/open-rules.ts';
import { describeScript, effectiveSteps, playScript, type Trace } from '../case/play.ts';
import {
  decisionsOf,
  type Level,
  type Scenario,
  type Script,
  type Space,
  type World,
} from '../case/scenario.ts';
import { leastScript } from '../minimise/least.ts';
import type { Shrinkable } from '../minimise/shrink.ts';
import type { AnyBinding } from './binding.ts';
import { grantsOf } from './open-choices.ts';
import { type Drawer, ScriptArbitrary } from './script-arbitrary.ts';
import { scriptProperty } from './script-property.ts';
import type { Counterexample, LeastCase, PlayedScript, TightestCase } from './verdict.ts';

/**
 * Which search of a check: on the statement's own level, on real bytes beside the symbolic level, or on its own level
 * near cases that showed something new.
 */
export type Side = 'own' | 'twin' | 'directed';

/** What a twin must do beside what its statement says. */
const LEVELS_AGREE = 'real bytes are decided as on the symbolic level';

/** A revision with the alternatives of one case, and the worlds that are built from it. */
interface Build {
  readonly revision: Revision;
  readonly world: World<unknown>;
  /** The symbolic side of a twin. */
  readonly symbolic: World<unknown> | undefined;
}

/**
 * A statement bound to a scenario, on a revision with some rules taken otherwise and some choices granted: everything
 * that is the same for all cases of a search, made once.
 */
export class Trial {
  readonly binding: AnyBinding;
  /** With the words of the open rules behind those of its setting. */
  readonly scenario: Scenario<World<unknown>, unknown>;
  readonly shrinkable: Shrinkable;
  readonly arbitrary: ScriptArbitrary;
  readonly level: Level;
  readonly #base: Revision;
  readonly #rules: OpenRules;
  readonly #ownSetting: number;
  readonly #drawer: ScriptDrawer;
  readonly #builds = new Map<number, Build>();
  #build: Build;

  /** `planted` rules are in force in every case; what is granted is open to each case. */
  constructor(
    binding: AnyBinding,
    base: Revision,
    planted: readonly RuleChoice[],
    readonly side: Side,
    grants?: readonly Choice[],
  ) {
    this.binding = binding;
    this.#base = withRules(base, planted);
    this.level = side === 'twin' ? 'noble' : binding.level;
    const granted = grants ?? grantsOf(binding, base);
    const fixed = planted.map(({ rule }) => rule);
    const open = granted.map(ruleChoiceOf).filter((choice) => choice !== null);
    this.#rules = new OpenRules(open.filter(({ rule }) => !fixed.includes(rule)));
    const own = binding.scenario(this.#base);
    this.#ownSetting = own.setting.length;
    const steps = granted.filter((choice): choice is StepChoice => ruleChoiceOf(choice) === null);
    const allowed = allowedKinds(own, steps);
    const space = own.space && restrictedTo(allowed, own.space, own);
    this.scenario = {
      ...own,
      setting: [...own.setting, ...this.#rules.domains],
      ...(space === undefined ? {} : { space: this.#rules.extend(space, own.setting.length) }),
    };
    this.shrinkable = { setting: this.scenario.setting, steps: own.steps, length: own.length, allowed };
    this.#drawer = new ScriptDrawer(
      own,
      steps,
      this.#rules.domains.map(({ size }) => size),
    );
    this.arbitrary = new ScriptArbitrary(
      this.scenario.space === undefined ? this.#drawer : drawerOf(this.scenario.space),
      this.shrinkable,
    );
    this.#build = this.#builtFor([...own.setting, ...this.#rules.domains].map(() => 0));
  }

  /** The revision of the case that was played last, with the alternatives that it picked. */
  get revision(): Revision {
    return this.#build.revision;
  }

  /** Draws cases near those that it learns to show something new; one for each block. */
  createDirected(): DirectedDrawer {
    const { length } = this.scenario;
    return new DirectedDrawer(this.#drawer, { ...this.shrinkable, length, ownSetting: this.#ownSetting });
  }

  /** Plays a script and hands out what was observed; the next call overwrites it. */
  observe(script: Script, trace: Trace | null = null): unknown {
    this.#build = this.#builtFor(script);
    playScript(this.scenario, this.#build.world, script, trace);
    return this.#build.world.observe();
  }

  /** What was decided at each point of the case that was last observed. */
  decisions(): readonly number[] {
    return decisionsOf(this.#build.world);
  }

  /** What violates the statement in what was last observed, or null. A twin must also decide as its symbolic side. */
  violation(script: Script, observation: unknown): Violation | null {
    return violationOf(this.binding.statement, observation, this.revision) ?? this.#disagreement(script);
  }

  /** The same as a person reads it. */
  breach(script: Script, observation: unknown): string | null {
    const violation = this.violation(script, observation);
    return violation && this.#describe(violation);
  }

  /** Of an inequality, how close what was last observed comes to the bound; see `Judge.slack`. */
  closeness(observation: unknown, beyond: Share | null): Closeness | null {
    return slackOf(this.binding.statement, observation, this.revision, beyond);
  }

  /** Whether a script picks no more alternatives than a case may. */
  mayPick(script: Script): boolean {
    return this.#rules.pickedBy(script, this.#ownSetting).length <= MOST_PICKS;
  }

  /** The simplest failing script that shrinking finds from a failing one. */
  shrink(failing: Script): Script {
    return this.#simplest(failing, (script) => this.breaks(script));
  }

  /** A script in protocol terms, and what it breaks. */
  describe(failing: Script): Counterexample {
    const violation = this.violation(failing, this.observe(failing));
    const { takes, played } = this.#describePlayed(failing);
    if (violation === null) return { breaks: takes, script: { ...played, breach: 'nothing is broken' } };
    return { breaks: takes, script: { ...played, breach: this.#describe(violation), violation } };
  }

  /** The simplest case that shrinking finds that holds and is as close to the bound, in protocol terms. */
  describeTightest(script: Script): TightestCase {
    const share = this.#shareOf(script);
    const isAsClose = (simpler: Script): boolean => {
      const found = this.#shareOf(simpler);
      return found !== null && share !== null && !isCloser(share, found) && !this.breaks(simpler);
    };
    const simplest = this.#simplest(script, isAsClose);
    const closeness = this.closeness(this.observe(simplest), null);
    if (closeness === null || isBeyond(closeness)) {
      const { id } = this.binding.statement;
      throw new Error(`${id}: found a case that breaks nothing beyond the bound, expected one within it`);
    }
    const { takes, played } = this.#describePlayed(simplest);
    return { closeness, takes, script: played };
  }

  /** The least failing script, and how far it is known to be the shortest. */
  describeLeast(failing: Script): LeastCase {
    const { script, minimality } = leastScript(this.shrinkable, failing, this);
    return { counterexample: this.describe(script), words: script, minimality };
  }

  /** Which of some steps do something after a script, by their place. Of those that do the same there, the first. */
  effectiveSteps(script: Script, steps: readonly Script[]): readonly number[] {
    this.#build = this.#builtFor(script);
    const { world } = this.#build;
    try {
      playScript(this.scenario, world, script);
    } catch {
      // What follows on what the core cannot play cannot be played either.
      return [];
    }
    return effectiveSteps(this.scenario, world, steps);
  }

  /** Whether a script meets the premise and breaks the statement. One that the core cannot play does not. */
  breaks(script: Script): boolean {
    try {
      const observation = this.observe(script);
      return this.binding.isRelevant(observation) && this.violation(script, observation) !== null;
    } catch {
      return false;
    }
  }

  /** How close a script comes to the bound; null where it says nothing of it, or cannot be played. */
  measure(script: Script): Closeness | null {
    try {
      const observation = this.observe(script);
      return this.binding.isRelevant(observation) ? this.closeness(observation, null) : null;
    } catch {
      return null;
    }
  }

  #simplest(script: Script, keeps: (script: Script) => boolean): Script {
    const property = scriptProperty(this.arbitrary, (simpler) =>
      keeps(simpler) ? { violated: 'still' } : 'held',
    );
    const outcome = fc.check(property, { examples: [[script]], numRuns: 1, seed: 0 });
    return outcome.counterexample?.[0] ?? script;
  }

  #describePlayed(script: Script): { readonly takes: readonly Choice[]; readonly played: PlayedScript } {
    this.#build = this.#builtFor(script);
    const { setting, steps, breaks } = describeScript(this.scenario, this.#build.world, script);
    const picked = this.#rules.pickedBy(script, this.#ownSetting).map(choiceOf);
    const own = Object.fromEntries(Object.entries(setting).slice(0, this.#ownSetting));
    return { takes: [...breaks, ...picked], played: { level: this.level, setting: own, steps } };
  }

  #shareOf(script: Script): Share | null {
    const closeness = this.measure(script);
    return closeness && shareOf(closeness);
  }

  #builtFor(script: Script): Build {
    const key = this.#rules.keyOf(script, this.#ownSetting);
    const known = this.#builds.get(key);
    if (known !== undefined) return known;
    const revision = withRules(this.#base, this.#rules.pickedBy(script, this.#ownSetting));
    const { createWorld } = this.binding.scenario(revision);
    const build = {
      revision,
      world: createWorld(this.level),
      symbolic: this.side === 'twin' ? createWorld(this.binding.level) : undefined,
    };
    this.#builds.set(key, build);
    return build;
  }

  /** A statement does not know how a disagreement of the two levels reads. */
  #describe(violation: Violation): string {
    return violation.law === LEVELS_AGREE
      ? describeViolation(violation)
      : this.binding.statement.describe(violation);
  }

  #disagreement(script: Script): Violation | null {
    const { world, symbolic: beside } = this.#build;
    if (beside === undefined) return null;
    const real = decisionsOf(world);
    playScript(this.scenario, beside, script);
    const symbolic = decisionsOf(beside);
    const at = real.findIndex((decision, index) => decision !== symbolic[index]);
    if (at < 0 && real.length === symbolic.length) return null;
    return {
      law: LEVELS_AGREE,
      at: `decision ${at + 1}`,
      expected: `${symbolic[at]} as on the symbolic level`,
      found: `${real[at]} on real bytes`,
    };
  }
}

/** Any case of a space, each as often. */
function drawerOf(space: Space): Drawer {
  return { draw: (draws) => space.scriptAt(draws.below(space.size)) };
}
