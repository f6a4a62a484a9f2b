import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Draft } from '../text/draft.ts';
import { type NamedResult, namedResults } from './named-results.ts';

/**
 * Hypotheses and results that a text cites and states nowhere, and those that it lists and cites nowhere. A text that
 * states none has no names of this form, and is left alone.
 */
export function nameCitations(draft: Draft): readonly Diagnostic[] {
  const all = namedResults(draft);
  return ['H-', 'T-'].flatMap((kind) => {
    const named = all.filter(({ name }) => name.startsWith(kind));
    const known = named.filter(isDefined).map(({ name }) => name);
    if (known.length === 0) return [];
    return named.flatMap((each) => (isDefined(each) ? unused(each) : undefinedName(each, known)));
  });
}

function isDefined({ mentions }: NamedResult): boolean {
  return mentions.some((each) => each.isDefined);
}

const MOST_LISTED = 30;

function undefinedName({ name, mentions }: NamedResult, known: readonly string[]): readonly Diagnostic[] {
  const [first, ...others] = mentions;
  if (first === undefined) return [];
  const [what, which] = name.startsWith('H-') ? ['hypotheses', 'states'] : ['results', 'proves or lists'];
  return [
    {
      ...first.place,
      rule: 'citation/undefined',
      severity: 'warning',
      message: `${name} is cited, and the text ${which} none of this name`,
      found: name,
      expected: `one of ${known.slice(0, MOST_LISTED).join(', ')}`,
      because: [
        ...(others.length > 0 ? [`cited in ${others.length + 1} places`] : []),
        `its ${what} are ${known.slice(0, MOST_LISTED).join(', ')}${known.length > MOST_LISTED ? ', ...' : ''}`,
      ],
      fix: null,
    },
  ];
}

function unused({ name, mentions }: NamedResult): readonly Diagnostic[] {
  const [only, another] = mentions;
  if (only === undefined || another !== undefined || !only.isListed) return [];
  return [
    {
      ...only.place,
      rule: 'citation/unused',
      severity: 'note',
      message: `${name} is listed, and cited nowhere in the text`,
      found: 'no other mention',
      expected: 'a statement or a proof that rests on it',
      because: [],
      fix: null,
    },
  ];
}
