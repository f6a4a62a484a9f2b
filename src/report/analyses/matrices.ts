import { type RuleAlternative, ruleChoiceOf } from '../../../spec/language/choices.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import { RULES } from '../../../spec/rules/catalogue.ts';
import type { Rule } from '../../../spec/rules/rule.ts';
import type { BreakingSets } from '../../search/analyse/breaking-sets.ts';
import type { HypothesisNeed } from '../../search/analyse/hypothesis-need.ts';
import type { KillCell, KillRow } from '../../search/analyse/kill-matrix.ts';
import { describeHolder, holdersOf } from '../../search/analyse/withheld-by.ts';
import type { AnyBinding } from '../../search/trial/binding.ts';
import { counted, grouped, type Style, wrap } from '../text/style.ts';

/** Every minimal breaking set, and who holds its choices off. */
export function breakingLines(
  all: readonly BreakingSets[],
  bindings: readonly AnyBinding[],
  revision: Revision,
  style: Style,
): readonly string[] {
  return all.flatMap((one, index) => {
    const binding = bindings[index] as AnyBinding;
    const head = `${style.strong(one.id)}  ${counted(one.sets.length, 'minimal breaking set')} among ${counted(one.choices.length, 'choice')}; ${counted(one.searched, 'set')} searched, ${one.fewestCases === one.cases ? '' : `${grouped(one.fewestCases)} to `}${counted(one.cases, 'case')} each`;
    const sets = one.sets.flatMap(({ choices, counterexample, minimality }) => {
      const holders = holdersOf(choices, binding, revision);
      const open =
        holders.length === 0 ? style.bad('open') : `held off by ${holders.map(describeHolder).join(', ')}`;
      const { length } = counterexample.script.steps;
      const shortest = minimality.below >= length ? ', none shorter' : '';
      return [
        ...wrap(`{${choices.join(', ')}}  ${counted(length, 'step')}${shortest}; ${open}`, style.width, '  '),
        ...wrap(counterexample.script.breach, style.width, '      '),
      ];
    });
    return [head, ...sets, ''];
  });
}

/** What each hypothesis does for each statement that assumes it. */
export function hypothesisLines(
  all: readonly { readonly id: string; readonly needs: readonly HypothesisNeed[]; readonly cases: number }[],
  style: Style,
): readonly string[] {
  return all
    .filter(({ needs }) => needs.length > 0)
    .flatMap(({ id, needs, cases }) => [
      style.strong(id),
      ...needs.flatMap(({ hypothesis, part, clause, need, prevents }) => {
        const name = part === hypothesis ? part : `${hypothesis} ${part}`;
        const why = {
          needed: `against ${prevents.map((set) => `{${set.join(', ')}}`).join(', ')}`,
          idle: `${counted(cases, 'case')} for each set of choices`,
          opaque: 'its text is not public',
        }[need];
        const word = need === 'needed' ? style.good(need) : style.doubtful(need);
        return wrap(`${name} (clause ${clause}): ${word}, ${why}`, style.width, '  ');
      }),
      '',
    ]);
}

/** Every statement against every wrong rule, and what nobody caught. */
export function killLines(rows: readonly KillRow[], style: Style): readonly string[] {
  const holding = rows.filter(({ holds }) => holds);
  const rules = [...new Set(holding.flatMap(({ cells }) => cells.map(({ rule }) => rule)))].sort();
  const byRule = rules.flatMap((rule) => {
    const catches = holding.flatMap(({ id, cells }) =>
      cells.filter((cell) => cell.rule === rule && cell.cases !== null).map((cell) => ({ id, cell })),
    );
    const killed = catches.map(
      ({ id, cell }) =>
        `${id} after ${grouped(cell.cases as number)}${cell.fixed === true ? ' (and its fixed cases)' : ''}`,
    );
    return killed.length === 0
      ? wrap(`${rule}: ${whyUncaught(rule, holding, style)}`, style.width, '  ')
      : wrap(`${rule}: ${killed.join(', ')}`, style.width, '  ');
  });
  const caughtBy = (catches: (cell: KillCell) => boolean): number =>
    rules.filter((rule) =>
      holding.some(({ cells }) => cells.some((cell) => cell.rule === rule && catches(cell))),
    ).length;
  const byFixed = caughtBy(({ fixed }) => fixed === true);
  const turning = holding.filter(({ cells }) => cells.length > 0);
  const idle = turning.filter(({ cells }) => !cells.some(isCaught)).map(({ id }) => id);
  const others = holding.filter(({ cells }) => cells.length === 0).map(({ id }) => id);
  return [
    style.strong(
      `${counted(rules.length, 'mutant')} against ${counted(holding.length, 'statement')} that hold`,
    ),
    ...byRule,
    `  killed by a search: ${caughtBy(isCaught)} of ${rules.length}; by the fixed cases of the draft's own twelve checks: ${byFixed}`,
    ...(idle.length === 0 ? [] : wrap(style.bad(`catch nothing: ${idle.join(', ')}`), style.width, '  ')),
    ...(others.length === 0
      ? []
      : wrap(
          `turn on no rule, and are tried on faults planted in what they judge: ${others.join(', ')}`,
          style.width,
          '  ',
        )),
    ...wrap(
      `refuted without a mutant, so that a kill means nothing: ${
        rows
          .filter(({ holds }) => !holds)
          .map(({ id }) => id)
          .join(', ') || 'none'
      }`,
      style.width,
      '  ',
    ),
  ];
}

/** A rule that changes nothing is no wrong rule, and a reading that no statement minds is another good one. */
function whyUncaught(rule: RuleAlternative, rows: readonly KillRow[], style: Style): string {
  const compared = rows.flatMap(({ id, cells }) =>
    cells.filter((cell) => cell.rule === rule && cell.likeness !== null).map((cell) => ({ id, cell })),
  );
  const minded = compared.filter(({ cell }) => cell.likeness?.differs === true).map(({ id }) => id);
  if (minded.length === 0) {
    const scripts = compared.reduce((sum, { cell }) => sum + (cell.likeness?.scripts ?? 0), 0);
    return `changes nothing in any of ${counted(scripts, 'short script')} of ${counted(compared.length, 'statement')}`;
  }
  const seen = `changes what is seen in ${minded.join(', ')}, and no statement notices`;
  return isReading(rule) ? `another reading: it ${seen}` : style.bad(`SURVIVED: it ${seen}`);
}

function isReading(alternative: RuleAlternative): boolean {
  const choice = ruleChoiceOf(alternative);
  return choice !== null && Object.hasOwn((RULES[choice.rule] as Rule).alternatives, choice.take);
}

function isCaught({ cases }: KillCell): boolean {
  return cases !== null;
}
