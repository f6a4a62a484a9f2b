import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BINDINGS, SUBJECTS } from '../properties/catalogue.ts';
import type { Revision } from '../spec/language/revision.ts';
import { withRules } from '../src/revision/build.ts';
import { loadRevision } from '../src/revision/load.ts';
import { allowedKinds } from '../src/search/case/draw.ts';
import { describeScript, playDescribed, playScript } from '../src/search/case/play.ts';
import {
  type Domain,
  decisionsOf,
  type Level,
  type Script,
  STEP_WORDS,
  type World,
} from '../src/search/case/scenario.ts';
import { ObservationDigest } from '../src/search/measure/observation-digest.ts';
import { scripts } from '../src/search/trial/as-property.ts';
import type { AnyBinding } from '../src/search/trial/binding.ts';
import { alternativesOf, rulesRead } from '../src/search/trial/open-choices.ts';

type AnyScenario = ReturnType<AnyBinding['scenario']>;

const draft = loadRevision('draft-00');
const SEED = 7;
/** Scripts that are played in several worlds; drawn are more, since some steps are rare. */
const PLAYED = 100;
const DRAWN = 2000;

/** What a world shows after a case, without the entries that are kept for reuse. */
function shownBy(world: World<unknown>): number {
  const digest = new ObservationDigest();
  digest.add(counted(world.observe()));
  for (const line of world.heard()) digest.add(line);
  for (const decision of decisionsOf(world)) digest.add(decision);
  return digest.value;
}

/** Lists whose count is not called after them. */
const COUNTS: Readonly<Record<string, string>> = { attempts: 'attempted' };

/** `audits` are as many as `auditCount` says, or `count` where there is no other. */
function counted(observation: unknown): unknown {
  if (typeof observation !== 'object' || observation === null) return observation;
  const fields = observation as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      const count = fields[COUNTS[name] ?? `${name.replace(/s$/, '')}Count`] ?? fields.count;
      return [name, Array.isArray(value) && typeof count === 'number' ? value.slice(0, count) : value];
    }),
  );
}

/** Whether a script has as many steps as it may, all of them granted, and words of its domains only. */
function isScriptOf(binding: AnyBinding, scenario: AnyScenario, script: Script): boolean {
  const { setting, steps, length } = scenario;
  const allowed = allowedKinds(scenario, binding.grants);
  const count = (script.length - setting.length) / STEP_WORDS;
  if (count < length.min || count > length.max) return false;
  if (!setting.every((domain, at) => isWordOf(domain, script[at]))) return false;
  for (let at = setting.length; at < script.length; at += STEP_WORDS) {
    const [kind = -1, ...words] = script.slice(at, at + STEP_WORDS);
    const args = steps[kind]?.args ?? [];
    if (!allowed.includes(kind) || !words.every((word, index) => isWordOf(args[index], word))) return false;
  }
  return true;
}

/** Without a domain the word is 0. */
function isWordOf(domain: Domain<never> | undefined, word = -1): boolean {
  return Number.isInteger(word) && word >= 0 && word < (domain?.size ?? 1);
}

/** All of a scenario that cases are drawn from. */
function shapeOf(binding: AnyBinding, revision: Revision): string {
  const { setting, steps, length, space } = binding.scenario(revision);
  return JSON.stringify([setting, steps, length, space?.size]);
}

const named = BINDINGS.map((binding) => [binding.statement.id, binding] as const);

describe.each(named)('the scenario of %s', (_, binding) => {
  const scenario = binding.scenario(draft);
  const levels: readonly Level[] = binding.twin === undefined ? [binding.level] : [binding.level, 'noble'];
  const draw = (numRuns: number): Script[] =>
    fc.sample(scripts(binding, draft, { grants: binding.grants }), { seed: SEED, numRuns });

  test('belongs to a subject, and gives different names to its parameters, steps and arguments', () => {
    expect(SUBJECTS).toContain(scenario.subject);
    const lists: readonly (readonly { readonly name: string }[])[] = [
      scenario.setting,
      scenario.steps,
      ...scenario.steps.map(({ args }) => args),
    ];
    for (const list of lists) {
      const names = list.map(({ name }) => name);
      expect(new Set(names).size, names.join()).toBe(names.length);
    }
    for (const { args, name } of scenario.steps) expect(args.length, name).toBeLessThan(STEP_WORDS);
  });

  test('draws granted steps only, as many as may be, with words of their domains', () => {
    expect(draw(DRAWN).filter((script) => !isScriptOf(binding, scenario, script))).toEqual([]);
  });

  test('takes every granted step in some case', () => {
    const world = scenario.createWorld(binding.level);
    const left = new Set(allowedKinds(scenario, binding.grants).map((kind) => scenario.steps[kind]?.name));
    for (const script of draw(DRAWN)) {
      if (left.size === 0) break;
      for (const { step } of describeScript(scenario, world, script).steps) left.delete(step);
    }
    expect([...left]).toEqual([]);
  });

  test.each(levels)('plays a case again from its names, to the same observation (%s)', (level) => {
    for (const script of draw(PLAYED)) {
      const world = scenario.createWorld(level);
      playScript(scenario, world, script);
      const described = describeScript(scenario, scenario.createWorld(level), script);
      expect(shownBy(playDescribed(scenario, level, described))).toBe(shownBy(world));
    }
  });

  test.each(levels)('has a world that forgets what it was opened with before (%s)', (level) => {
    const used = scenario.createWorld(level);
    for (const script of draw(PLAYED)) {
      playScript(scenario, used, script);
      const fresh = scenario.createWorld(level);
      playScript(scenario, fresh, script);
      expect(shownBy(used)).toBe(shownBy(fresh));
    }
  });

  test('has a world that says what was decided, if it is played on real bytes as well', () => {
    if (binding.twin !== undefined) expect(scenario.createWorld('noble').decisions).toBeDefined();
  });

  test('has the same setting, steps and lengths under every reading of the rules it reads', () => {
    const shape = shapeOf(binding, draft);
    for (const reading of alternativesOf(rulesRead(binding), draft))
      expect(shapeOf(binding, withRules(draft, [reading])), JSON.stringify(reading)).toBe(shape);
  });
});
