import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import canonicalize from 'canonicalize';
import { createFaultFinder, type FaultFinder, type NamedSchema } from '../../input/schema-faults.ts';
import { PACKAGE_ROOT } from '../../sources/package-root.ts';
import { unseal } from '../dsse.ts';
import { EvidenceFault } from '../evidence-fault.ts';
import { sha256 } from '../manifest.ts';
import {
  type BundleStatement,
  EVIDENCE_SCHEMA,
  type Evidence,
  PREDICATE_TYPE,
  payloadOf,
  STATEMENT_TYPE,
  statementOf,
} from '../statement.ts';

/** A bundle whose signature, types and form are as they should be. */
export interface OpenedBundle {
  readonly evidence: Evidence;
  readonly statement: BundleStatement;
  /** SHA-256 of the signed payload: what a later bundle names in its chain. */
  readonly digest: string;
}

/**
 * Opens a bundle with the key that the auditor trusts. Throws an EvidenceFault for the first thing that is not as it should
 * be: signature, types, schema, or a part of the statement that does not follow from the evidence in it.
 */
export function openBundle(text: string, publicPem: string): OpenedBundle {
  const payload = unseal(text, publicPem);
  const statement = parse(payload);
  if (statement._type !== STATEMENT_TYPE)
    throw new EvidenceFault('_type', String(statement._type), STATEMENT_TYPE);
  if (statement.predicateType !== PREDICATE_TYPE)
    throw new EvidenceFault('predicateType', String(statement.predicateType), PREDICATE_TYPE);
  const evidence: Evidence | undefined = statement.predicate?.evidence;
  if (evidence?.schema !== EVIDENCE_SCHEMA)
    throw new EvidenceFault(
      'predicate.evidence.schema',
      String(evidence?.schema),
      EVIDENCE_SCHEMA,
      'unreadable',
    );
  const [fault] = finder()(evidence);
  if (fault !== undefined)
    throw new EvidenceFault(`evidence ${fault.path}`, fault.found, fault.expected, 'unreadable');
  refuseUnlike(statement, statementOf(evidence));
  if (payload !== payloadOf(statement))
    throw new EvidenceFault('payload', 'another form', 'JSON without spaces');
  return { evidence, statement, digest: sha256(payload) };
}

function parse(payload: string): BundleStatement {
  try {
    return JSON.parse(payload) as BundleStatement;
  } catch {
    throw new EvidenceFault('payload', 'what is no JSON', 'an in-toto Statement', 'unreadable');
  }
}

/** Everything that the statement says beside the evidence has to follow from it. */
function refuseUnlike(found: BundleStatement, expected: BundleStatement): void {
  const told = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 80);
  const parts: readonly [string, unknown, unknown][] = [
    ['subject', found.subject, expected.subject],
    ...(['result', 'configuration', 'passedTests', 'warnedTests', 'failedTests'] as const).map(
      (name): [string, unknown, unknown] => [
        `predicate.${name}`,
        found.predicate[name],
        expected.predicate[name],
      ],
    ),
    ['members of the statement', Object.keys(found).sort(), Object.keys(expected).sort()],
    ['members of the predicate', Object.keys(found.predicate).sort(), Object.keys(expected.predicate).sort()],
  ];
  for (const [what, is, should] of parts)
    if (canonicalize(is) !== canonicalize(should)) throw new EvidenceFault(what, told(is), told(should));
}

let known: FaultFinder | undefined;

function finder(): FaultFinder {
  const folder = join(PACKAGE_ROOT, 'spec', 'schemas');
  const read = (name: string): NamedSchema =>
    JSON.parse(readFileSync(join(folder, `${name}.schema.json`), 'utf8'));
  known ??= createFaultFinder(
    read('evidence'),
    ['result', 'counterexample', 'revision', 'accepted'].map(read),
  );
  return known;
}
