import { choiceOf } from '../../spec/language/choices.ts';
import type { Revision } from '../../spec/language/revision.ts';
import type { RuleChoice } from '../../spec/rules/catalogue.ts';
import { InputError } from '../input/input-error.ts';
import { describeNearest } from '../input/nearest.ts';
import { counted } from '../report/text/style.ts';
import type { AnyBinding } from '../search/trial/binding.ts';
import { Trial } from '../search/trial/trial.ts';
import { missedBars, spreadOf, WORST_SECONDS } from './finding-bars.ts';
import { areBarsMet, type FindingRow, findingTable, summaryLines, type WhyUnfound } from './finding-table.ts';
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
  const unfound: Record<WhyUnfound, string[]> = { missed: [], reading: [], 'nothing changes': [] };
  const choices = chosenRules(named, revision);
  choices.forEach((choice, index) => {
    const searches = targets.of(choice);
    if (searches.length > 0) rows.push(timeRule(choice, searches, revision));
    else unfound[whyUnfound(choice, targets)].push(choiceOf(choice));
    stderr.write(`${index + 1} of ${counted(choices.length, 'wrong rule')} done: ${choiceOf(choice)}\n`);
  });
  stdout.write(
    `${[...heading(revision), findingTable(rows), '', ...summaryLines(rows, unfound)].join('\n')}\n`,
  );
  return areBarsMet(rows, unfound) ? 0 : 1;
}

function heading({ name }: Revision): readonly string[] {
  return [
    `Wrong rules on ${name}: relevant cases and seconds to the first counterexample, median and worst over ${SHIPPED_SEEDS}`,
    `seeds as shipped and ${IDIOMATIC_SEEDS} in the idiomatic form (*), in one thread. Timed is the search; what it runs in is built before.`,
    'A rule is timed at every statement that must catch it. The row is the one that takes the most cases; the worst as shipped, and the bars, are of all.',
    '',
  ];
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

/** A reading need not be caught, nor a fault that shows nowhere on this revision. */
function whyUnfound(choice: RuleChoice, targets: Targets): WhyUnfound {
  if (!isFault(choice)) return 'reading';
  return targets.changesNothing(choice) ? 'nothing changes' : 'missed';
}

/** Times a wrong rule at each statement that is to find it. */
function timeRule(choice: RuleChoice, targets: readonly Target[], revision: Revision): FindingRow {
  const timed = targets.map(({ binding, side }) => {
    const trial = new Trial(binding, revision, [choice], side);
    const shipped = spreadOf(findFromSeeds(shippedFinder(trial), SHIPPED_SEEDS));
    return { statement: binding.statement.id, trial, shipped };
  });
  const hardest = timed.reduce((one, other) =>
    other.shipped.medianCases > one.shipped.medianCases ? other : one,
  );
  const idiomatic = idiomaticFinder(hardest.trial);
  return {
    rule: choiceOf(choice),
    statement: hardest.statement,
    statements: timed.length,
    shipped: {
      ...hardest.shipped,
      worstCases: Math.max(...timed.map(({ shipped }) => shipped.worstCases)),
      worstSeconds: Math.max(...timed.map(({ shipped }) => shipped.worstSeconds)),
    },
    idiomatic: idiomatic && spreadOf(findFromSeeds(idiomatic, IDIOMATIC_SEEDS)),
    missed: timed.flatMap(({ statement, shipped }) =>
      missedBars(shipped).map((bar) => `${bar} at ${statement}`),
    ),
  };
}

/** Searches from the seeds 1, 2 and so on. */
export function findFromSeeds(find: Finder, seeds: number): readonly Finding[] {
  return Array.from({ length: seeds }, (_, index) => find(index + 1, WORST_SECONDS));
}
