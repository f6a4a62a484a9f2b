import { CHOICES, type Choice, type StepChoice } from '../../../spec/language/choices.ts';
import type { DescribedStep } from './described-step.ts';
import {
  type Domain,
  type Level,
  type Named,
  type Scenario,
  type Script,
  STEP_WORDS,
  type StepKind,
  type World,
} from './scenario.ts';

type AnyScenario = Scenario<World<unknown>, unknown>;

/** Takes note of each step that was run. */
export interface Trace {
  begin(): void;
  /** `kind` is its place in the step table. */
  ran(kind: number, world: World<unknown>): void;
}

/** Plays a script in a world from its beginning. Steps that can do nothing here are passed over. */
export function playScript(
  scenario: AnyScenario,
  world: World<unknown>,
  script: Script,
  trace: Trace | null = null,
): void {
  trace?.begin();
  world.open(settingOf(scenario, script));
  const { steps } = scenario;
  for (let at = scenario.setting.length; at < script.length; at += STEP_WORDS) {
    const kind = steps[script[at] as number] as StepKind<World<unknown>>;
    const { args } = kind;
    const a = resolve(args[0], script[at + 1], world);
    const b = resolve(args[1], script[at + 2], world);
    const c = resolve(args[2], script[at + 3], world);
    const d = resolve(args[3], script[at + 4], world);
    if (a < 0 || b < 0 || c < 0 || d < 0) continue;
    kind.run(world, a, b, c, d);
    trace?.ran(script[at] as number, world);
  }
}

/** Which of some steps would do something in a world as it stands, by their place; of those that do the same, the first. */
export function effectiveSteps(
  { steps: kinds }: AnyScenario,
  world: World<unknown>,
  steps: readonly Script[],
): readonly number[] {
  const seen = new Set<string>();
  const places: number[] = [];
  steps.forEach((step, place) => {
    const [kind = 0] = step;
    const { args } = kinds[kind] as StepKind<World<unknown>>;
    const values = args.map((domain, index) => domain.valueOf(step[index + 1] as number, world));
    const meaning = `${kind} ${values.join(' ')}`;
    if (values.includes(-1) || seen.has(meaning)) return;
    seen.add(meaning);
    places.push(place);
  });
  return places;
}

/** A script as a person reads it and as it is stored: names and values, and what each step led to. */
export interface Description {
  readonly setting: Readonly<Record<string, Named>>;
  readonly steps: readonly DescribedStep[];
  /** The choices that its steps take, in the order of the catalogue. */
  readonly breaks: readonly Choice[];
}

/** Plays a script and tells it. Steps that do nothing are left out. */
export function describeScript(scenario: AnyScenario, world: World<unknown>, script: Script): Description {
  const values = settingOf(scenario, script);
  world.open(values);
  const setting: Record<string, Named> = {};
  scenario.setting.forEach((domain, index) => {
    setting[domain.name] = domain.nameOf(values[index] as number);
  });
  const steps: DescribedStep[] = [];
  const taken = new Set<StepChoice>();
  for (let at = scenario.setting.length; at < script.length; at += STEP_WORDS) {
    const kind = scenario.steps[script[at] as number] as StepKind<World<unknown>>;
    const args = kind.args.map((domain, index) => domain.valueOf(script[at + 1 + index] as number, world));
    if (args.includes(-1)) continue;
    steps.push(playStep(kind, args, world));
    if (kind.choice !== null) taken.add(kind.choice);
  }
  return {
    setting,
    steps,
    breaks: (Object.keys(CHOICES) as StepChoice[]).filter((choice) => taken.has(choice)),
  };
}

/** A case by its names and values. */
export interface DescribedCase {
  readonly setting: Readonly<Record<string, Named>>;
  readonly steps: readonly Omit<DescribedStep, 'outcome'>[];
}

/** A described script that does not fit its scenario: the message names the place, what was found and what is known. */
export class UnplayableScript extends Error {}

/** A step of a described script that refers to what is not there at this point, as where a packet was not accepted. */
export class ImpossibleStep extends UnplayableScript {}

/** Plays a described script from its names and values; `after` is called with what each step led to. */
export function playDescribed(
  scenario: AnyScenario,
  level: Level,
  described: DescribedCase,
  after: (step: DescribedStep, index: number) => void = () => {},
): World<unknown> {
  const world = scenario.createWorld(level);
  const values = scenario.setting.map((domain) =>
    named(domain, described.setting[domain.name], undefined, 'setting'),
  );
  world.open(values);
  described.steps.forEach((step, index) => {
    const place = `steps[${index}]`;
    const kind = scenario.steps.find(({ name }) => name === step.step);
    if (kind === undefined) {
      const known = scenario.steps.map(({ name }) => name).join(', ');
      throw new UnplayableScript(`${place}.step: found "${step.step}", expected one of ${known}`);
    }
    const args = kind.args.map((domain) => named(domain, step.with[domain.name], world, `${place}.with`));
    after(playStep(kind, args, world), index);
  });
  return world;
}

function playStep(
  kind: StepKind<World<unknown>>,
  args: readonly number[],
  world: World<unknown>,
): DescribedStep {
  const names: Record<string, Named> = {};
  kind.args.forEach((domain, index) => {
    names[domain.name] = domain.nameOf(args[index] as number, world);
  });
  const [a = 0, b = 0, c = 0, d = 0] = args;
  kind.run(world, a, b, c, d);
  return { step: kind.name, with: names, outcome: [...world.heard()] };
}

function named<W>(domain: Domain<W>, found: Named | undefined, world: W, place: string): number {
  const value = found === undefined ? -1 : domain.valueNamed(found, world);
  if (value < 0) {
    const Kind = found === undefined || world === undefined ? UnplayableScript : ImpossibleStep;
    throw new Kind(
      `${place}["${domain.name}"]: found ${JSON.stringify(found) ?? 'nothing'}, expected a ${domain.name} that exists at this point`,
    );
  }
  return value;
}

function settingOf(scenario: AnyScenario, script: Script): number[] {
  const values: number[] = [];
  for (let index = 0; index < scenario.setting.length; index++) {
    values.push((scenario.setting[index] as Domain<void>).valueOf(script[index] as number));
  }
  return values;
}

function resolve(
  domain: Domain<World<unknown>> | undefined,
  word: number | undefined,
  world: World<unknown>,
): number {
  return domain === undefined ? 0 : domain.valueOf(word as number, world);
}
