import { choiceOf } from '../../spec/choices.ts';
import type { Revision } from '../../spec/revision.ts';
import type { RuleChoice } from '../../spec/rules.ts';
import { InputError } from '../input/input-error.ts';
import { describeNearest } from '../input/nearest.ts';
import { counted } from '../report/style.ts';
import type { AnyBinding } from '../search/binding.ts';
import { Trial } from '../search/trial.ts';
import { spreadOf, WORST_SECONDS } from './finding-bars.ts';
import { areBarsMet, type FindingRow, findingTable, summaryLines } from './finding-table.ts';
import { isFault, type Target, Targets, wrongRulesOn } from './finding-targets.ts';
import { type Finder, type Finding, idiomaticFinder, shippedFinder } from './first-finding.ts';

const SHIPPED_SEEDS = 20;
const IDIOMATIC_SEEDS = 5;

/** Where text goes. */
interface Sinks {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

/** Times how soon each wrong rule is found, and prints it; 0 where the bars are met, 1 where one is missed. */
export function benchFinding(
  bindings: readonly AnyBinding[],
  revision: Revision,
  named: readonly string[],
  { stdout, stderr }: Sinks,
): number {
  const targets = new Targets(bindings, revision);
  const rows: FindingRow[] = [];
  const unfound = { faults: [] as string[], readings: [] as string[] };
  const choices = chosenRules(named, revision);
  choices.forEach((choice, index) => {
    const target = targets.of(choice);
    if (target !== null) rows.push(timeTarget(target, revision));
    else (isFault(choice) ? unfound.faults : unfound.readings).push(choiceOf(choice));
    stderr.write(`${index + 1} of ${counted(choices.length, 'wrong rule')} done: ${choiceOf(choice)}\n`);
  });
  const lines = [
    `Wrong rules on ${revision.name}: relevant cases and seconds to the first counterexample, median and worst over ${SHIPPED_SEEDS} seeds as shipped and ${IDIOMATIC_SEEDS} in the idiomatic form (*), in one thread; what a search is built of is built before.`,
    '',
    findingTable(rows),
    '',
    ...summaryLines(rows, unfound),
  ];
  stdout.write(`${lines.join('\n')}\n`);
  return areBarsMet(rows, unfound) ? 0 : 1;
}

/** The wrong rules of these names; all where there are none. */
export function chosenRules(named: readonly string[], revision: Revision): readonly RuleChoice[] {
  const all = wrongRulesOn(revision);
  const known = all.map(choiceOf);
  const faults = named.filter((name) => !known.some((one) => one === name));
  if (faults.length > 0) {
    const otherwise =
      'rule=alternative, of what "mvps-verify list rules" prints and the revision does not take';
    throw new InputError(
      faults.map((name) => `--rule: found "${name}", expected ${describeNearest(name, known, otherwise)}`),
    );
  }
  return named.length === 0 ? all : all.filter((choice) => named.includes(choiceOf(choice)));
}

function timeTarget({ rule, choice, binding, side }: Target, revision: Revision): FindingRow {
  const trial = new Trial(binding, revision, [choice], side);
  const idiomatic = idiomaticFinder(trial);
  return {
    rule,
    statement: binding.statement.id,
    shipped: spreadOf(findFromSeeds(shippedFinder(trial), SHIPPED_SEEDS)),
    idiomatic: idiomatic && spreadOf(findFromSeeds(idiomatic, IDIOMATIC_SEEDS)),
  };
}

/** Searches from the seeds 1, 2 and so on. */
export function findFromSeeds(find: Finder, seeds: number): readonly Finding[] {
  return Array.from({ length: seeds }, (_, index) => find(index + 1, WORST_SECONDS));
}
