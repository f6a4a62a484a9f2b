/** A revision document whose entries may be left out, as one that extends another is. */
export type PartialDocument = Readonly<Record<string, unknown>>;

/** The fields that a clause answers for. */
const SOURCED = ['value', 'min', 'max', 'take'];

/**
 * The document that results when one extends another: objects are merged entry by entry, clauses are added, other
 * lists are replaced whole. An entry that changes a value and names no clause for it is this author's own choice,
 * whatever clause the base gave for the old value.
 */
export function extendDocument(base: PartialDocument, over: PartialDocument): PartialDocument {
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    if (key === 'clauses') merged[key] = union(base[key], value);
    else if (isObject(value)) merged[key] = mergeSection(base[key], value, String(over.name));
    else merged[key] = value;
  }
  return merged;
}

function mergeSection(base: unknown, over: PartialDocument, author: string): PartialDocument {
  const merged: Record<string, unknown> = isObject(base) ? { ...base } : {};
  for (const [name, entry] of Object.entries(over)) {
    merged[name] = isObject(entry) ? mergeEntry(merged[name], entry, author) : entry;
  }
  return merged;
}

function mergeEntry(given: unknown, over: PartialDocument, author: string): PartialDocument {
  const base = isObject(given) ? given : {};
  const { clause, reading, contradicted, ...values } = base;
  if (over.clause !== undefined) return { ...values, ...over };
  const changes = SOURCED.some((field) => over[field] !== undefined && over[field] !== values[field]);
  return changes
    ? { ...values, clause: 'silent', reading: `set by ${author}`, ...over }
    : { ...base, ...over };
}

function union(base: unknown, over: unknown): unknown {
  return Array.isArray(base) && Array.isArray(over) ? [...new Set([...base, ...over])] : over;
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is PartialDocument {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
