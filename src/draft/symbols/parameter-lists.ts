import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Place } from '../text/passage.ts';
import type { SectionFormulas } from './section-formulas.ts';
import { bareName } from './symbol-names.ts';

/** A function with the parameters that stand behind its name. */
const CALL = /(?<![\w-])([A-Za-z]\w{0,60})\(([A-Za-z]\w{0,40}(?:, ?[A-Za-z]\w{0,40}){0,8})\)/g;

interface Call {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly place: Place;
}

/** Functions that an equation of the text defines, and that stand elsewhere with more or fewer parameters, or in another order. */
export function otherParameters(all: readonly SectionFormulas[]): readonly Diagnostic[] {
  const defined = new Set(all.flatMap(({ named }) => named.map(({ name }) => bareName(name))));
  const calls = all.flatMap(callsIn).filter(({ name }) => defined.has(name));
  const firsts = firstLists(all, calls);
  return calls.flatMap((call) => {
    const first = firsts.get(call.name);
    return first === undefined || mayBeCalled(first, call) ? [] : [other(call, first)];
  });
}

function callsIn({ section: { body } }: SectionFormulas): readonly Call[] {
  return [...body.text.matchAll(CALL)].map(({ index, 0: whole, 1: name = '', 2: listed = '' }) => ({
    name,
    parameters: listed.split(/, ?/),
    place: body.placeOf(index, index + whole.length),
  }));
}

/** The list that the definition itself has, or the first of the text. */
function firstLists(all: readonly SectionFormulas[], calls: readonly Call[]): ReadonlyMap<string, Call> {
  const lists = new Map<string, Call>();
  for (const { named } of all) {
    for (const { name, side } of named) {
      const [, listed = ''] = /\(([^()]+)\)$/.exec(name) ?? [];
      const bare = bareName(name);
      if (listed !== '' && !lists.has(bare))
        lists.set(bare, { name: bare, parameters: listed.split(','), place: side.place });
    }
  }
  for (const call of calls) if (!lists.has(call.name)) lists.set(call.name, call);
  return lists;
}

/** With as many parameters; the same ones in the same order, or others, which are what it is called with. */
function mayBeCalled({ parameters: first }: Call, { parameters: here }: Call): boolean {
  if (here.length !== first.length) return false;
  return here.every((name, index) => name === first[index]) || here.some((name) => !first.includes(name));
}

function other({ name, parameters, place }: Call, first: Call): Diagnostic {
  const [here, there] = [parameters, first.parameters].map((each) => `${name}(${each.join(', ')})`) as [
    string,
    string,
  ];
  return {
    ...place,
    rule: 'symbol/other-parameters',
    severity: 'warning',
    message: `${here} stands here and ${there} on line ${first.place.line}`,
    found: here,
    expected: there,
    because: [],
    fix: { text: there, isSafe: false },
  };
}
