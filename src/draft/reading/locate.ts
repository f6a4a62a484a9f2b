import type { FigureId } from '../../../spec/figures/catalogue.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Draft, Section } from '../text/draft.ts';
import { type Match, matchesOf, patternOf } from './pattern.ts';
import type { FigureReading, Reading, Unit } from './reading.ts';

/** A figure as the text prints it. */
export interface Located {
  readonly figure: FigureId;
  /** Its numbers: one, or both ends of a band. */
  readonly numbers: readonly Match[];
  readonly section: string;
  /** The same numbers where they are printed again. */
  readonly again: readonly (readonly Match[])[];
  /** The unit that stands behind it, where its reading expects one. */
  readonly unit: Unit | null;
  readonly reading: FigureReading | null;
}

/** The figures that a text prints, and what is wrong with where they stand. */
export interface LocatedFigures {
  readonly figures: readonly Located[];
  readonly diagnostics: readonly Diagnostic[];
}

/** No number of a draft has more; exact arithmetic with a million of them takes hours. */
const MOST_DIGITS = 100;

function tooLong({ figure }: FigureReading, { digits, place }: Match): Diagnostic {
  return {
    ...place,
    rule: 'value/not-legal',
    severity: 'error',
    message: `${figure} cannot be a number of ${digits.length} digits`,
    found: `${digits.slice(0, 20)}...`,
    expected: `at most ${MOST_DIGITS} digits`,
    because: ['what it was before is taken instead'],
    fix: null,
  };
}

/** Finds every figure of a reading in a text. */
export function locateFigures(draft: Draft, { figures, headings }: Reading): LocatedFigures {
  const located: Located[] = [];
  const absent: FigureReading[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const reading of figures) {
    const found = locate(draft, reading);
    const long = found?.located.numbers.find(({ digits }) => digits.length > MOST_DIGITS);
    if (found === null) absent.push(reading);
    else if (long !== undefined) diagnostics.push(tooLong(reading, long));
    else {
      located.push(found.located);
      for (const each of found.diagnostics) diagnostics.push(each);
    }
  }
  for (const [figure, word] of Object.entries(headings))
    located.push(...countHeadings(draft, figure as FigureId, word));
  return { figures: located, diagnostics: [...diagnostics, ...moves(located), ...absences(draft, absent)] };
}

function locate(draft: Draft, reading: FigureReading) {
  const pattern = patternOf(reading.pattern);
  const stated = sectionsAt(draft, reading.section);
  const own = firstMatch(stated, pattern);
  const match = own ?? firstMatch(draft.sections, pattern);
  if (match === null) return null;
  const { section, matches } = match;
  const [numbers = [], ...again] = matches;
  const unit = reading.unit === undefined ? null : (unitOf(numbers[0]) ?? reading.unit);
  const restated = (reading.also ?? []).flatMap(([number, words]) =>
    sectionsAt(draft, number).flatMap(({ body }) => matchesOf(patternOf(words), body)),
  );
  const others = [...(reading.oneOfMany === true ? [] : again), ...restated];
  const { number } = section;
  const located: Located = { figure: reading.figure, numbers, again: others, section: number, unit, reading };
  const diagnostics = others.flatMap((other) => contradicting(numbers, other, reading));
  if (reading.unit !== undefined) diagnostics.push(...inOtherUnit(numbers, reading.unit));
  return { located, diagnostics };
}

/** By how they are written. */
const UNITS: Readonly<Record<string, Unit>> = {
  us: 'us',
  ms: 'ms',
  s: 's',
  second: 's',
  seconds: 's',
  Hz: 'Hz',
};

function unitOf(number: Match | undefined): Unit | undefined {
  const written = number?.unit ?? '';
  return Object.hasOwn(UNITS, written) ? UNITS[written] : undefined;
}

/** What is read is in the unit that stands there; that it is another one is reported. */
function inOtherUnit([number]: readonly Match[], expected: Unit): readonly Diagnostic[] {
  if (number === undefined || unitOf(number) === expected) return [];
  const found = `${number.printed} ${number.unit}`.trim();
  return [
    {
      ...number.place,
      rule: 'value/other-unit',
      severity: 'error',
      message: `${found} is in another unit than ${expected}`,
      found,
      expected: `${number.printed} ${expected}`,
      because: [],
      fix: null,
    },
  ];
}

function firstMatch(sections: readonly Section[], pattern: RegExp) {
  for (const section of sections) {
    const matches = matchesOf(pattern, section.body);
    if (matches.length > 0) return { section, matches };
  }
  return null;
}

function sectionsAt({ sections }: Draft, number: string): readonly Section[] {
  return sections.filter((each) => each.number === number);
}

function contradicting(
  first: readonly Match[],
  other: readonly Match[],
  { figure }: FigureReading,
): readonly Diagnostic[] {
  return first.flatMap(({ digits, printed, place }, index) => {
    const again = other[index];
    if (again === undefined || again.digits === digits || again.digits.length > MOST_DIGITS) return [];
    return [
      {
        ...again.place,
        rule: 'value/stated-twice',
        severity: 'error',
        message: `${figure} is ${again.printed} here and ${printed} on line ${place.line}`,
        found: again.printed,
        expected: printed,
        because: [],
        fix: { text: printed, isSafe: false },
      },
    ];
  });
}

/** What is read from another section than before, once for each of the two. */
function moves(located: readonly Located[]): readonly Diagnostic[] {
  const moved = located.filter(({ section, reading }) => reading !== null && reading.section !== section);
  const ways = groupedBy(moved, ({ section, reading }) => `${reading?.section} ${section}`);
  return ways.map((figures) => {
    const [{ section, numbers, reading }] = figures as [Located];
    return {
      ...(numbers[0] as Match).place,
      rule: 'reading/moved',
      severity: 'warning',
      message: `section ${section} has what stood in section ${reading?.section} when it was last read`,
      found: `section ${section}`,
      expected: `section ${reading?.section}`,
      because: [`read from there now: ${figures.map(({ figure }) => figure).join(', ')}`],
      fix: null,
    };
  });
}

/** What is not found, once for each section that is gone. */
function absences(draft: Draft, absent: readonly FigureReading[]): readonly Diagnostic[] {
  const isGone = ({ section }: FigureReading): boolean => sectionsAt(draft, section).length === 0;
  const gone = groupedBy(absent.filter(isGone), ({ section }) => section);
  return [
    ...absent.filter((each) => !isGone(each)).map((each) => missing(draft, each)),
    ...gone.map((figures) => missingSection(draft, figures)),
  ];
}

function missing(draft: Draft, { figure, section, pattern }: FigureReading): Diagnostic {
  const looked = pattern.replaceAll('{}', 'N').replaceAll('#', 'n');
  return {
    ...(sectionsAt(draft, section)[0] as Section).heading,
    rule: 'reading/not-found',
    severity: 'warning',
    message: `${figure} is not found in section ${section}, or elsewhere`,
    found: 'nothing of this form',
    expected: looked,
    because: [`looked for ${looked}`, 'what the draft said there before is not recomputed'],
    fix: null,
  };
}

/** At the last section before it. */
function missingSection({ sections }: Draft, figures: readonly FigureReading[]): Diagnostic {
  const [{ section }] = figures as [FigureReading];
  const before = sections.findLast(
    ({ number }) => number !== '' && Number.parseFloat(number) < Number.parseFloat(section),
  );
  return {
    ...(before ?? (sections[0] as Section)).heading,
    rule: 'reading/not-found',
    severity: 'warning',
    message: `section ${section} is not found, and nothing of what stood in it`,
    found: `no section ${section}`,
    expected: `section ${section}`,
    because: [`not recomputed: ${figures.map(({ figure }) => figure).join(', ')}`],
    fix: null,
  };
}

function groupedBy<T>(all: readonly T[], key: (one: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const group = groups.get(key(each)) ?? [];
    group.push(each);
    groups.set(key(each), group);
  }
  return [...groups.values()];
}

/** How many headings begin with a word, at the first of them; nothing where none does. */
function countHeadings({ sections }: Draft, figure: FigureId, word: string): readonly Located[] {
  const counted = sections.filter(({ title }) => title.startsWith(word));
  const [first] = counted;
  if (first === undefined) return [];
  const count = String(counted.length);
  const number: Match = { printed: count, digits: count, unit: '', place: first.heading };
  return [{ figure, numbers: [number], again: [], section: first.number, unit: null, reading: null }];
}
