import type { Draft, Section } from '../text/draft.ts';
import type { Place } from '../text/passage.ts';

/** The part of a section that cites: what a statement assumes, or a step of its proof. */
export interface CitingPart {
  /** `4 Statement`, `4 Step 2`, `6.1 Proof`. */
  readonly at: string;
  readonly place: Place;
  /** Hypotheses, results and sources by their names, in order, each once. */
  readonly cites: readonly string[];
}

/** What each part of a text cites, by the name of the part. */
export type Citations = Readonly<Record<string, readonly string[]>>;

/** Of the words that name a part, as far as they are marked. */
const NAME_LENGTH = 24;
const HYPOTHESIS = /\bH-[A-Z][A-Z0-9-]*[A-Z0-9](?:\.(?:I\d|H-[A-Z]+))?/g;
const SOURCE = new RegExp(
  [
    'RFC \\d{3,5}',
    'Theorem [A-Z]?\\d+ of [A-Za-z]\\S{0,80}?(?=[\\s,;.)]|$)',
    '(?!By |The )[A-Z][A-Za-z]{0,40}(?:-[A-Z][A-Za-z]{0,40}){0,5} Theorem [A-Z]?\\d+(?: Case \\d+)?',
    'Theorem [A-Z]\\d+(?! of)',
    'T(?:-[A-Z]{1,40}){1,8}(?:-\\d+)?',
    '(?:CWT|Coh-BFD) \\d+(?:\\.\\d+)*',
    'C2SP-[A-Z-]+[A-Z]',
    'CWT issuer policy',
  ]
    .map((each) => `\\b${each}`)
    .join('|'),
  'g',
);

/** The parts of a text that cite, in order. */
export function citingParts({ sections }: Draft): readonly CitingPart[] {
  return sections.flatMap(partsOf);
}

function partsOf({ number, body }: Section): readonly CitingPart[] {
  const { text } = body;
  const proof = text.search(/\bPROOF[.:]/);
  if (number === '' || proof < 0) return [];
  const end = endOf(text, proof);
  const starts = [...text.slice(0, end).matchAll(/\bStep (\d+) \(/g)].filter(({ index }) => index > proof);
  const bounds = starts.map(({ index, 1: step }) => ({ at: `${number} Step ${step}`, from: index }));
  const parts = bounds.length > 0 ? bounds : [{ at: `${number} Proof`, from: proof }];
  return [{ at: `${number} Statement`, from: 0 }, ...parts].map(({ at, from }, index, all) => {
    const to = index === 0 ? proof : (all[index + 1]?.from ?? end);
    return {
      at,
      place: body.placeOf(from, Math.min(to, from + NAME_LENGTH)),
      cites: citedIn(text.slice(from, to), number),
    };
  });
}

function endOf(text: string, proof: number): number {
  const behind = text.slice(proof).search(/\bQED\b/);
  return behind < 0 ? text.length : proof + behind;
}

/** A heading names what it proves, and cites it no more than that. */
function citedIn(text: string, number: string): readonly string[] {
  const own =
    new RegExp(`^${number.replaceAll('.', '\\.')}\\.? (?:THEOREM )?T-[A-Z0-9-]+`).exec(text)?.[0] ?? '';
  const rest = text.slice(own.length);
  const names = namesCited(rest).map(({ name }) => sourceName(name));
  return [...new Set(names)].sort((one, other) => one.localeCompare(other, 'en'));
}

/** Every hypothesis, result and source that is named, as it is printed, and where. */
export function namesCited(
  text: string,
): readonly { readonly name: string; readonly at: number; readonly length: number }[] {
  return [...text.matchAll(HYPOTHESIS), ...text.matchAll(SOURCE)].map(({ 0: name, index }) => ({
    name,
    at: index,
    length: name.length,
  }));
}

/** "Theorem D3 of D-4" is D-4 Theorem D3. */
function sourceName(printed: string): string {
  const [, theorem, of] = /^(Theorem \S+) of (\S+)$/.exec(printed) ?? [];
  return theorem === undefined ? printed : `${of} ${theorem}`;
}
