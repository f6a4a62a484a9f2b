/** By which RFC 2119 and RFC 8174 say what is required. */
const NORMATIVE = /\b(?:MUST|REQUIRED|SHALL|SHOULD|RECOMMENDED|MAY|OPTIONAL)\b/g;

/** By which a sentence says more than that something is so once. */
const UNIVERSAL = [
  'all',
  'always',
  'any',
  'at least',
  'at most',
  'both',
  'bounded',
  'cannot',
  'constant',
  'disjoint',
  'distinct',
  'each',
  'either',
  'every',
  'exact',
  'exactly',
  'identical',
  'independen\\w+',
  'monotone',
  'negligible',
  'neither',
  'never',
  'no',
  'not',
  'only',
  'preserved',
  'regardless',
  'same',
  'sublinear\\w*',
  'suffices?',
  'unbounded',
];
const UNIVERSAL_WORD = new RegExp(`\\b(?:${UNIVERSAL.join('|')})\\b`, 'gi');

/** The words by which a sentence claims or requires something of every case, each once, as they are printed. */
export function claimingWords(text: string): readonly string[] {
  const found = [...text.matchAll(NORMATIVE), ...text.matchAll(UNIVERSAL_WORD)];
  return [...new Set(found.map(([word]) => word))];
}
