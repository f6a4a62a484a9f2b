import type { Cause, CausePlace } from './findings.ts';

/** The places of a root cause as a person reads them, a line each: "draft.txt:120:16: which halves form ...". */
export function placeLines({ places = [] }: Cause, file: string): readonly string[] {
  const about = new Map<string, readonly string[]>();
  for (const place of places) {
    const shown = `${file}:${place.line}:${place.column}${kindOf(place)}`;
    about.set(shown, [...new Set([...(about.get(shown) ?? []), place.about])]);
  }
  return [...about].map(([shown, words]) => `${shown}: ${words.join('; ')}`);
}

function kindOf({ at, clause }: CausePlace): string {
  switch (at) {
    case 'sentence':
      return '';
    case 'heading':
      return ` (heading of section ${clause}; its sentence is not known)`;
    case 'repair':
      return ' (the repair stands there)';
  }
}
