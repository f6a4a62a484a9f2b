import fc from 'fast-check';
import type { Revision } from '../../spec/revision.ts';
import type { RuleChoice } from '../../spec/rules.ts';
import { withRules } from '../revision/build.ts';
import type { AnyBinding } from './binding.ts';
import { allowedKinds, ScriptDrawer } from './draw.ts';
import { playScript, type Telling, tellScript } from './play.ts';
import type { Level, Scenario, Script, World } from './scenario.ts';
import { ScriptArbitrary } from './script-arbitrary.ts';
import type { Counterexample } from './verdict.ts';

/** Which search of a check: on the statement's own level, or on real bytes beside the symbolic level. */
export type Side = 'own' | 'twin';

/**
 * A statement bound to a scenario, on a revision with some rules taken otherwise: everything that is the same for
 * all cases of a search, made once.
 */
export class Trial {
  readonly binding: AnyBinding;
  readonly revision: Revision;
  readonly scenario: Scenario<World<unknown>, unknown>;
  readonly arbitrary: ScriptArbitrary;
  readonly level: Level;
  readonly #world: World<unknown>;
  readonly #symbolic: World<unknown> | undefined;

  constructor(binding: AnyBinding, base: Revision, rules: readonly RuleChoice[], side: Side) {
    this.binding = binding;
    this.revision = withRules(base, rules);
    this.scenario = binding.scenario(this.revision);
    this.level = side === 'twin' ? 'noble' : binding.level;
    this.#world = this.scenario.createWorld(this.level);
    this.#symbolic = side === 'twin' ? this.scenario.createWorld(binding.level) : undefined;
    const allowed = allowedKinds(this.scenario, binding.grants);
    const { setting, steps, length } = this.scenario;
    this.arbitrary = new ScriptArbitrary(new ScriptDrawer(this.scenario, binding.grants), {
      setting,
      steps,
      length,
      allowed,
    });
  }

  /** Plays a script and hands out what was observed; the next call overwrites it. */
  observe(script: Script): unknown {
    playScript(this.scenario, this.#world, script);
    return this.#world.observe();
  }

  /** What breaks the statement in what was last observed, or null. A twin must also decide as its symbolic side. */
  breach(script: Script, observation: unknown): string | null {
    return this.binding.statement.breach(observation, this.revision) ?? this.#disagreement(script);
  }

  /** The simplest failing script that shrinking finds from a failing one. */
  shrink(failing: Script): Script {
    const property = fc.property(this.arbitrary, (script) => !this.#breaks(script));
    const outcome = fc.check(property, { examples: [[failing]], numRuns: 1, seed: 0 });
    return outcome.counterexample?.[0] ?? failing;
  }

  /** A failing script in protocol terms. */
  tell(failing: Script): Counterexample {
    const breach = this.breach(failing, this.observe(failing)) ?? 'nothing is broken';
    const { setting, steps, breaks }: Telling = tellScript(this.scenario, this.#world, failing);
    return { breaks, script: { level: this.level, setting, steps, breach } };
  }

  /** Whether a script meets the premise and breaks the statement. One that the core cannot play does not. */
  #breaks(script: Script): boolean {
    try {
      const observation = this.observe(script);
      return this.binding.isRelevant(observation) && this.breach(script, observation) !== null;
    } catch {
      return false;
    }
  }

  #disagreement(script: Script): string | null {
    if (this.#symbolic === undefined) return null;
    const real = this.#world.decisions();
    playScript(this.scenario, this.#symbolic, script);
    const symbolic = this.#symbolic.decisions();
    const at = real.findIndex((decision, index) => decision !== symbolic[index]);
    if (at < 0 && real.length === symbolic.length) return null;
    return `decision ${at + 1}: expected ${symbolic[at]} as on the symbolic level, found ${real[at]} on real bytes`;
  }
}
