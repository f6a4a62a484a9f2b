import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { describeFound, type Fault } from './input-error.ts';

/** Checks a value against one schema and tells every fault. */
export type FaultFinder = (value: unknown) => readonly Fault[];

/** A schema that others refer to by its `$id`. */
export interface NamedSchema {
  readonly $id: string;
}

/**
 * A program that ends within seconds checks few documents: compiling takes longer than checking. That the schemas are
 * valid themselves is tested.
 */
const OF_A_SHORT_RUN = {
  allErrors: true,
  verbose: true,
  strict: false,
  inlineRefs: false,
  validateSchema: false,
  code: { optimize: false },
};

/** Compiles a JSON Schema (draft 2020-12) that may refer to the others. */
export function createFaultFinder(schema: NamedSchema, others: readonly NamedSchema[] = []): FaultFinder {
  const schemas = new Map([...others, schema].map((each) => [each.$id, each]));
  const ajv = new Ajv2020({ ...OF_A_SHORT_RUN, schemas: [...schemas.values()] });
  const validate = ajv.getSchema(schema.$id) ?? ajv.compile(schema);
  return (value) => {
    if (validate(value)) return [];
    const faults = new Map<string, Fault>();
    for (const error of validate.errors ?? []) {
      const fault = faultOf(error);
      // One line a place: a wrong type is also below the minimum, and saying so twice helps nobody.
      if (fault !== null && !faults.has(fault.path)) faults.set(fault.path, fault);
    }
    return [...faults.values()];
  };
}

function faultOf(error: ErrorObject): Fault | null {
  const { keyword, params, data } = error;
  const path = jsonPath(error.instancePath);
  const schema = error.parentSchema as Described;
  switch (keyword) {
    case 'if':
      return null;
    case 'required':
      return { path: child(path, params.missingProperty), found: 'nothing', expected: 'a value' };
    case 'additionalProperties': {
      const known = Object.keys(schema.properties ?? {}).filter((name) => name !== '$schema');
      return {
        path: child(path, params.additionalProperty),
        found: 'an unknown property',
        expected: `one of ${known.join(', ')}`,
      };
    }
    default:
      return { path, found: describeFound(data), expected: describeExpected(schema, keyword) };
  }
}

/** What of a schema is told to the author of a document. */
interface Described {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly description?: string;
  readonly properties?: object;
}

function describeExpected(schema: Described, keyword: string): string {
  if (keyword === 'uniqueItems') return 'each entry once';
  if (keyword === 'minItems') return 'at least one entry';
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined)
    return `one of ${schema.enum.map((each) => JSON.stringify(each)).join(', ')}`;
  if (schema.type === 'integer') return describeIntegers(schema);
  if (keyword === 'type' && schema.type !== 'string' && schema.type !== 'number') {
    return TYPES[schema.type ?? ''] ?? schema.description ?? 'another type';
  }
  return schema.description ?? TYPES[schema.type ?? ''] ?? 'another value';
}

function describeIntegers({ minimum, maximum }: Described): string {
  return `an integer from ${minimum ?? '-2^53 + 1'} to ${maximum ?? '2^53 - 1'}`;
}

const TYPES: Readonly<Record<string, string>> = {
  object: 'an object',
  array: 'a list',
  string: 'a text that is not empty',
  boolean: 'true or false',
};

/** `/costs/c_hmac` as `$.costs.c_hmac`. */
function jsonPath(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce(child, '$');
}

/** The path of a member; names that are not plain identifiers are bracketed. */
export function child(path: string, name: string): string {
  if (/^\d+$/.test(name)) return `${path}[${name}]`;
  return /^[A-Za-z_$][\w$-]*$/.test(name) ? `${path}.${name}` : `${path}[${JSON.stringify(name)}]`;
}
