import { BINDINGS } from '../../../properties/catalogue.ts';
import { type Choice, ruleChoiceOf } from '../../../spec/language/choices.ts';
import { describeViolation } from '../../../spec/language/law.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import { RULES, type RuleChoice, type RuleName } from '../../../spec/rules/catalogue.ts';
import type { Rule } from '../../../spec/rules/rule.ts';
import { withRules } from '../../revision/build.ts';
import type { DescribedStep, NamedArguments } from '../../search/case/described-step.ts';
import { playDescribed, UnplayableScript } from '../../search/case/play.ts';
import type { Level } from '../../search/case/scenario.ts';
import type { AnyBinding } from '../../search/trial/binding.ts';
import type { ShownCase } from '../dossier-data.ts';
import { DOSSIER, revisionNamed } from './dossier.ts';

export interface CaseStep {
  readonly step: string;
  readonly with: NamedArguments;
}

/** A case as a person has it before them: what is played, how far, and what they changed. */
export interface CaseState {
  readonly statement: string;
  readonly level: Level;
  readonly setting: NamedArguments;
  readonly steps: readonly CaseStep[];
  /** Choices that it takes; readings among them are in force. */
  readonly breaks: readonly Choice[];
  /** Rules that were flipped. */
  readonly flipped: readonly RuleChoice[];
  /** How many steps are shown as played. */
  readonly at: number;
}

/** A law after some steps. */
export interface LawState {
  readonly name: string;
  /** What was expected and found where it does not hold; null where it does. */
  readonly fault: string | null;
}

/** What a number of steps came to. */
export interface Moment {
  /** What the last of them led to. */
  readonly outcome: readonly string[];
  readonly laws: readonly LawState[];
  /** Whether the premise of the statement is met. */
  readonly isRelevant: boolean;
  /** What the statement judges, as text, a line each. */
  readonly observed: readonly string[];
}

/** A case played step by step, or why it cannot be. */
export type Played =
  | { readonly moments: readonly Moment[]; readonly isBroken: boolean; readonly why: null }
  | { readonly moments: null; readonly isBroken: false; readonly why: string };

export function bindingOf(statement: string): AnyBinding {
  return BINDINGS.find((each) => each.statement.id === statement) as AnyBinding;
}

/** A case as the search found it, before its first step. */
export function stateOf({ statement, breaks, script }: ShownCase): CaseState {
  const { level, setting, steps } = script;
  return { statement, level, setting, steps, breaks, flipped: [], at: 0 };
}

/** The revision that a case is played on: with its own readings, then with the rules that were flipped. */
export function revisionOf({ breaks, flipped }: Pick<CaseState, 'breaks' | 'flipped'>): Revision {
  const readings = breaks.map(ruleChoiceOf).filter((choice) => choice !== null);
  return withRules(revisionNamed(DOSSIER.revision.name), [...readings, ...flipped]);
}

/** Plays a case by the core of the library, once for each number of steps. */
export function play(state: CaseState): Played {
  try {
    const revision = revisionOf(state);
    const moments = Array.from({ length: state.steps.length + 1 }, (_, count) =>
      momentAfter(count, state, revision),
    );
    const last = moments.at(-1) as Moment;
    return { moments, isBroken: last.isRelevant && last.laws.some(({ fault }) => fault !== null), why: null };
  } catch (error) {
    if (error instanceof UnplayableScript) return { moments: null, isBroken: false, why: error.message };
    return { moments: null, isBroken: false, why: `It cannot be played: ${String(error)}` };
  }
}

function momentAfter(
  count: number,
  { statement: id, level, setting, steps }: CaseState,
  revision: Revision,
): Moment {
  const binding = bindingOf(id);
  let last: DescribedStep | null = null;
  const described = { setting, steps: steps.slice(0, count) };
  const world = playDescribed(binding.scenario(revision), level, described, (step) => {
    last = step;
  });
  const observation = world.observe();
  const laws = binding.statement.judgesOn(revision).map((judge): LawState => {
    const fault = judge.fault(observation, revision, observation);
    return { name: judge.law, fault: fault && describeViolation(fault) };
  });
  const outcome = (last as DescribedStep | null)?.outcome ?? [];
  return { outcome, laws, isRelevant: binding.isRelevant(observation), observed: linesOf(observation) };
}

/** Whether a case still breaks its statement without one of its steps: if so, that step is not needed. */
export function neededSteps(state: CaseState): readonly boolean[] {
  return state.steps.map((_, index) => {
    const without = state.steps.filter((__, other) => other !== index);
    return !play({ ...state, steps: without }).isBroken;
  });
}

/** How many other values of a setting are tried. */
const MOST_TRIED = 8;

/** The settings that may be anything: whichever other value of a few is taken, the case breaks its statement all the same. */
export function freeSettings(state: CaseState): readonly string[] {
  const { setting } = bindingOf(state.statement).scenario(revisionOf(state));
  return setting
    .filter((domain) => {
      const words = [...new Set([0, domain.size - 1, ...domain.edges])].slice(0, MOST_TRIED);
      const names = words.map((word) => domain.nameOf(domain.valueOf(word, undefined), undefined));
      const others = names.filter((name) => name !== state.setting[domain.name]);
      const breaks = (name: (typeof names)[number]): boolean =>
        play({ ...state, setting: { ...state.setting, [domain.name]: name } }).isBroken;
      return others.length > 0 && others.every(breaks);
    })
    .map(({ name }) => name);
}

/** The alternatives of a rule, faults left out. */
export function alternativesOf(rule: RuleName): Readonly<Record<string, string>> {
  return (RULES[rule] as Rule).alternatives;
}

const MOST_LINES = 400;
const DEEPEST = 6;

/** What was observed as lines of `path: value`, so that two moments can be compared. */
function linesOf(observation: unknown): readonly string[] {
  const lines: string[] = [];
  const visit = (value: unknown, path: string, depth: number): void => {
    if (lines.length >= MOST_LINES) return;
    if (typeof value === 'function' || value === undefined) return;
    if (value === null || typeof value !== 'object' || depth > DEEPEST) {
      lines.push(`${path || 'it'}: ${String(value)}`);
      return;
    }
    if (value instanceof Uint8Array) {
      lines.push(`${path}: ${value.length} octets`);
      return;
    }
    const entries =
      value instanceof Map
        ? [...value]
        : value instanceof Set
          ? [...value].map((each, at) => [at, each])
          : Object.entries(value);
    for (const [name, each] of entries as unknown as readonly (readonly [unknown, unknown])[])
      visit(each, path === '' ? String(name) : `${path}.${String(name)}`, depth + 1);
  };
  visit(observation, '', 0);
  return lines;
}
