import { type Choice, choiceOf, ruleChoiceOf, type StepChoice } from '../../../spec/language/choices.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import { violationOf } from '../../../spec/language/statement.ts';
import { RULES, type RuleChoice, type RuleName } from '../../../spec/rules/catalogue.ts';
import type { Rule } from '../../../spec/rules/rule.ts';
import { streamSeed } from '../case/address.ts';
import { ScriptDrawer } from '../case/draw.ts';
import { playScript } from '../case/play.ts';
import { BlockRandom, Draws } from '../case/random.ts';
import type { AnyBinding } from './binding.ts';

/** Cases that are played to see which rules a world reads: most do when they are built. */
const SAMPLE = 64;

/** The clause, or the hypothesis and its part, that withholds a choice. */
export interface Withheld {
  readonly clause: string;
  /** As `H-DDOS-INV.I1`; absent where a clause fixes the rule. */
  readonly hypothesis?: string;
}

/**
 * What the adversary of a claim may do: every step and every reading of a rule that matters to it, except what a
 * hypothesis of the claim or a clause of the draft withholds. A check has what its binding grants.
 */
export function grantsOf(binding: AnyBinding, revision: Revision): readonly Choice[] {
  if (binding.silence !== 'open') return binding.grants;
  return choicesOf(binding, revision).filter((choice) => withheldBy(choice, binding, revision) === null);
}

/** Every choice that matters to a statement, whoever withholds it: its steps, then readings of the rules it turns on. */
export function choicesOf(binding: AnyBinding, revision: Revision): readonly Choice[] {
  const steps: readonly StepChoice[] = binding.grants;
  return [...steps, ...alternativesOf(rulesRead(binding), revision).map(choiceOf)];
}

/** Who withholds a choice from the adversary of a statement; null where nothing does. */
export function withheldBy(choice: Choice, binding: AnyBinding, revision: Revision): Withheld | null {
  for (const name of binding.statement.hypotheses) {
    const { clause, parts } = revision.hypotheses[name];
    for (const [part, choices] of Object.entries(parts)) {
      if (choices.includes(choice)) return { clause, hypothesis: part === name ? name : `${name}.${part}` };
    }
  }
  const picked = ruleChoiceOf(choice);
  if (picked === null) return null;
  const { clause, contradicted } = revision.provenance[picked.rule];
  return clause === 'silent' || contradicted?.take === picked.take ? null : { clause };
}

/** The readings of some rules that a revision does not take. */
export function alternativesOf(rules: readonly RuleName[], revision: Revision): readonly RuleChoice[] {
  return rules.flatMap((rule) =>
    Object.keys((RULES[rule] as Rule).alternatives)
      .filter((take) => take !== revision.rules[rule])
      .map((take) => ({ rule, take }) as unknown as RuleChoice),
  );
}

/** What is looked up of a revision where a world is built, played or judged. */
export interface Read {
  readonly rules: readonly RuleName[];
  readonly fields: ReadonlySet<string>;
}

/** The rules that a statement turns on, as its binding declares them. */
export function rulesRead({ reads }: AnyBinding): readonly RuleName[] {
  return (Object.keys(RULES) as RuleName[]).filter((rule) => reads.includes(rule));
}

/** What is looked up in a sample of cases: never more of the rules than are declared. */
export function readOf(binding: AnyBinding, revision: Revision): Read {
  const read = new Set<string>();
  const fields = new Set<string>();
  const watched = watch({ ...revision, rules: watch(revision.rules, read) }, fields);
  const scenario = binding.scenario(watched);
  const world = scenario.createWorld(binding.level);
  const drawer = new ScriptDrawer(scenario, binding.grants);
  const { id } = binding.statement;
  const random = new BlockRandom(streamSeed({ seed: 0, check: id, streamVersion: 0, block: 0 }));
  const draws = new Draws();
  for (let played = 0; played < SAMPLE; played++) {
    draws.start(random.next(), random.next());
    playScript(scenario, world, drawer.draw(draws));
    const observation = world.observe();
    if (binding.isRelevant(observation)) violationOf(binding.statement, observation, watched);
  }
  return { rules: (Object.keys(RULES) as RuleName[]).filter((rule) => read.has(rule)), fields };
}

/** The same object, with the names of what is looked up in it noted. */
function watch<T extends object>(object: T, names: Set<string>): T {
  return new Proxy(object, {
    get(target, name) {
      names.add(String(name));
      return target[name as keyof T];
    },
  });
}
