import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { createFaultFinder } from './schema-faults.ts';

const FOLDER = new URL('../../spec/schemas/', import.meta.url);
const FILES = readdirSync(FOLDER);
const read = (file: string) => JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'));

describe('schemas', () => {
  it.each(FILES)('%s is a schema itself', (file) => {
    const ajv = new Ajv2020({ strict: false });
    expect(ajv.validateSchema(read(file)), ajv.errorsText()).toBe(true);
  });

  it('one that is none is found', () => {
    expect(new Ajv2020({ strict: false }).validateSchema({ type: 'numeral' })).toBe(false);
  });
});

describe('a document is told every fault, one a place', () => {
  const named = createFaultFinder({
    $id: 'test',
    type: 'object',
    required: ['name'],
    properties: { name: { type: 'string' }, count: { type: 'integer', minimum: 1 } },
    additionalProperties: false,
  } as { readonly $id: string });

  it('none where there is none', () => expect(named({ name: 'a', count: 1 })).toEqual([]));

  it('what is missing, unknown and out of range', () => {
    expect(named({ count: 0, other: 1 }).map(({ path }) => path)).toEqual(['$.name', '$.other', '$.count']);
  });
});
