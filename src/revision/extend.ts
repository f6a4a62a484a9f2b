import { describeFound, type Fault } from '../input/input-error.ts';

/** A revision document whose entries may be left out, as one that extends another is. */
export type PartialDocument = Readonly<Record<string, unknown>>;

/** The fields that a clause answers for. */
const SOURCED = ['value', 'min', 'max', 'take', 'N', 'T_tick', 'q', 'cells_k', 'bundle_period'];

/** The lists whose entries have a name, and the field that it is in. */
export const NAMED_LISTS = { scalePoints: 'name', floodFactors: 'value' } as const;
export type NamedList = keyof typeof NAMED_LISTS;

/**
 * The document that results when one extends another: objects are merged entry by entry, and so are the lists whose
 * entries have names, from which `omit` takes one; clauses are added, other lists are replaced whole. An entry that changes a value and names no clause for it is this author's own choice,
 * whatever clause the base gave for the old value.
 */
export function extendDocument(base: PartialDocument, over: PartialDocument): PartialDocument {
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    if (key === 'clauses') merged[key] = union(base[key], value);
    else if (isNamedList(key)) merged[key] = mergeList(base[key], value, NAMED_LISTS[key], String(over.name));
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

/** Entries that nothing has of the name that they are to go by are left for the schema to refuse. */
function mergeList(base: unknown, over: unknown, nameField: string, author: string): unknown {
  if (!Array.isArray(over)) return over;
  const merged: unknown[] = Array.isArray(base) ? [...base] : [];
  for (const entry of over) {
    const at = isObject(entry)
      ? merged.findIndex((each) => isObject(each) && each[nameField] === entry[nameField])
      : -1;
    if (at < 0) merged.push(entry);
    else if (entry.omit === true) merged.splice(at, 1);
    else merged[at] = mergeEntry(merged[at], entry, author);
  }
  return merged;
}

/** Entries of one document that stand twice in a list, or are to be left out of a base which does not have them. */
export function namedListFaults(base: PartialDocument, over: PartialDocument): readonly Fault[] {
  return (Object.keys(NAMED_LISTS) as NamedList[]).flatMap((list) => {
    const field = NAMED_LISTS[list];
    const given = namesIn(base[list], field);
    const names = namesIn(over[list], field);
    return names.flatMap((name, index) => {
      const path = `$.${list}[${index}].${field}`;
      if (names.indexOf(name) < index)
        return [{ path, found: `${describeFound(name)} again`, expected: 'each once' }];
      const [entry] = (over[list] as readonly PartialDocument[]).slice(index);
      if (entry?.omit !== true || given.includes(name)) return [];
      const known = given.map(describeFound).join(', ');
      return [{ path, found: `${describeFound(name)} to omit`, expected: `one that the base has: ${known}` }];
    });
  });
}

function namesIn(list: unknown, field: string): readonly unknown[] {
  return Array.isArray(list) ? list.map((entry) => (isObject(entry) ? entry[field] : undefined)) : [];
}

export function isNamedList(key: string): key is NamedList {
  return Object.hasOwn(NAMED_LISTS, key);
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
