import { describeNearest } from '../../input/nearest.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Side } from '../equations/chains.ts';
import { symbolsIn } from '../equations/evaluate.ts';
import type { Place } from '../text/passage.ts';
import { type Gloss, listingSections } from './glosses.ts';
import { mentionsOf } from './mentions.ts';
import type { SectionFormulas } from './section-formulas.ts';
import { bareName, isField, isToBeExplained, withoutUnit } from './symbol-names.ts';

/** Names are compared with so many; a text that is made to be hostile has a hundred thousand. */
const MOST_COMPARED = 100;

/** Symbols in formulas of which the text says nowhere what they are, and symbols that it explains and uses nowhere. */
export function unexplainedSymbols(
  all: readonly SectionFormulas[],
  glosses: readonly Gloss[],
): readonly Diagnostic[] {
  const used = usedSymbols(all);
  const defined = new Set([...definedByEquation(all), ...fields(all), ...glosses.map(({ name }) => name)]);
  const listed = listedSymbols(all, glosses);
  const open = [...used.keys()].filter((name) => !isKnown(name, defined));
  const asked = new Set([...open, ...open.map(withoutUnit), ...listed.keys()]);
  const mentions = mentionsOf(asked, all);
  const isIntroduced = (name: string): boolean =>
    [name, withoutUnit(name)].some((each) => mentions.get(each)?.isIntroduced === true);
  const known = [...defined].filter(isToBeExplained).slice(0, MOST_COMPARED);
  return [
    ...onceInAnyUnit(open.filter((name) => !isIntroduced(name))).map((name, index) =>
      unexplained(name, used.get(name) as Place, index < MOST_COMPARED ? known : []),
    ),
    ...[...listed]
      .filter(([name]) => mentions.get(name)?.count === 1 && !isUsedInUnit(name, used))
      .map(([name, place]) => unused(name, place)),
  ];
}

/** Each symbol by its bare name, where it is first used in a formula. */
function usedSymbols(all: readonly SectionFormulas[]): ReadonlyMap<string, Place> {
  const used = new Map<string, Place>();
  for (const { section, chains, formulas } of all) {
    const add = ({ tokens }: Side): void => {
      for (const { kind, text, from } of tokens) {
        const bare = kind === 'name' ? bareName(text) : '';
        if (bare === '' || used.has(bare) || !isToBeExplained(text)) continue;
        used.set(bare, section.body.placeOf(from, from + bare.length));
      }
    };
    for (const { sides } of chains) sides.forEach(add);
    formulas.forEach(add);
  }
  return used;
}

/** What is written as a field of a thing anywhere in a formula. */
function fields(all: readonly SectionFormulas[]): readonly string[] {
  const sides = all.flatMap(({ chains, formulas }) => [
    ...chains.flatMap((chain) => chain.sides),
    ...formulas,
  ]);
  return sides.flatMap(({ tokens }) =>
    tokens.flatMap(({ kind, text }) => (kind === 'name' && isField(text) ? [bareName(text)] : [])),
  );
}

/** T_tick_ms and T_tick_s are one symbol. */
function onceInAnyUnit(names: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return names.filter((name) => {
    const base = withoutUnit(name);
    if (seen.has(base)) return false;
    seen.add(base);
    return true;
  });
}

/** What an equation has on its left, or an inequality that says by which other symbols it is bounded. */
function definedByEquation(all: readonly SectionFormulas[]): readonly string[] {
  return all.flatMap(({ chains }) =>
    chains.flatMap(({ sides, links }) =>
      links.flatMap((link, index) => {
        const [left, right] = [sides[index]?.expression, sides[index + 1]?.expression];
        if (left?.kind !== 'symbol' || right == null || link === '<' || link === '>' || link === '>=')
          return [];
        return link === '=' || link === '==' || symbolsIn(right).length > 0 ? [bareName(left.name)] : [];
      }),
    ),
  );
}

/** T_tick_ms is known where T_tick is, or T_tick_s. */
function isKnown(name: string, defined: ReadonlySet<string>): boolean {
  return defined.has(name) || defined.has(withoutUnit(name));
}

/** What lists of symbols have: in words, or with a value. */
function listedSymbols(
  all: readonly SectionFormulas[],
  glosses: readonly Gloss[],
): ReadonlyMap<string, Place> {
  const listing = listingSections(all.map(({ section }) => section));
  const valued = all
    .filter(({ section }) => listing.has(section))
    .flatMap(({ named }) => named)
    .filter(({ name, symbols }) => symbols.length === 0 && isToBeExplained(name));
  return new Map([
    ...valued.map(({ name, side }) => [bareName(name), side.place] as const),
    ...glosses.map(({ name, place }) => [name, place] as const),
  ]);
}

function isUsedInUnit(name: string, used: ReadonlyMap<string, Place>): boolean {
  return ['ns', 'us', 'ms', 's'].some((unit) => used.has(`${name}_${unit}`));
}

function unexplained(name: string, place: Place, known: readonly string[]): Diagnostic {
  return {
    ...place,
    rule: 'symbol/undefined',
    severity: 'warning',
    message: `${name} is used in a formula, and the text says nowhere what it is`,
    found: name,
    expected: describeNearest(name, known, 'words or an equation that say what it is'),
    because: [],
    fix: null,
  };
}

function unused(name: string, place: Place): Diagnostic {
  return {
    ...place,
    rule: 'symbol/unused',
    severity: 'note',
    message: `${name} is explained, and used nowhere in the text`,
    found: 'no other mention',
    expected: 'a formula or a sentence that uses it',
    because: [],
    fix: null,
  };
}
