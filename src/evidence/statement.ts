import type { StatementId } from '../../spec/language/statement.ts';
import type { Accepted } from '../report/accepted/accepted.ts';
import type { Result } from '../report/verdict/result.ts';
import type { RevisionDocument } from '../revision/document.ts';
import { digestOfManifest, MANIFEST_NAMES, type Manifests } from './manifest.ts';

export const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';
export const PREDICATE_TYPE = 'https://in-toto.io/attestation/test-result/v0.1';
export const EVIDENCE_SCHEMA = 'mvps-verify/evidence/1';

/** A block that was run: its address, its relevant cases, whether its last one failed, and the digest of all it came to. */
export type BlockEntry = readonly [address: string, cases: number, failing: boolean, digest: string];

/** Something that is named by its digest, as in-toto has it. */
interface Descriptor {
  readonly name: string;
  readonly digest: { readonly sha256: string };
}

/** What a run was and came to: spec/schemas/evidence.schema.json is the contract. */
export interface Evidence {
  readonly schema: typeof EVIDENCE_SCHEMA;
  /** The digests of the bundles before this one, the oldest first: what shows that it is no older one. */
  readonly chain: readonly string[];
  readonly toolchain: { readonly node: string };
  readonly manifests: Manifests;
  /** With everything that it extends, so that it stands alone. */
  readonly revision: RevisionDocument;
  /** SHA-256 of the text of the draft that the revision was read from; null where it was read from none. */
  readonly text: string | null;
  readonly cases: number;
  /** All statements of this version, run or not. */
  readonly catalogue: readonly StatementId[];
  readonly result: Result;
  readonly blocks: readonly BlockEntry[];
  readonly accepted: Accepted | null;
}

/** An in-toto Statement with a test result, and the evidence for it as a member of our own. */
export interface BundleStatement {
  readonly _type: typeof STATEMENT_TYPE;
  readonly subject: readonly Descriptor[];
  readonly predicateType: typeof PREDICATE_TYPE;
  readonly predicate: {
    /** FAILED where a verdict is not as accepted, WARNED where one is inconclusive. */
    readonly result: 'PASSED' | 'WARNED' | 'FAILED';
    readonly configuration: readonly Descriptor[];
    /** What held. */
    readonly passedTests: readonly string[];
    /** What is refuted as accepted, and what is inconclusive. */
    readonly warnedTests: readonly string[];
    /** What is not as accepted. */
    readonly failedTests: readonly string[];
    readonly evidence: Evidence;
  };
}

/** The statement that some evidence amounts to: everything of it follows from the evidence. */
export function statementOf(evidence: Evidence): BundleStatement {
  const { manifests, result, text } = evidence;
  const inconclusive = result.verdicts.filter(({ verdict }) => verdict !== 'held' && verdict !== 'refuted');
  const failed = result.verdicts.filter(
    (each) => !inconclusive.includes(each) && each.verdict !== each.expected,
  );
  const passed = result.verdicts.filter((each) => !failed.includes(each) && each.verdict === 'held');
  const warned = result.verdicts.filter((each) => !failed.includes(each) && !passed.includes(each));
  const ids = (verdicts: Result['verdicts']): readonly string[] => verdicts.map(({ id }) => id);
  const subjects = MANIFEST_NAMES.map((name) => descriptor(name, digestOfManifest(manifests[name])));
  return {
    _type: STATEMENT_TYPE,
    subject: [
      ...subjects.filter(({ name }) => name !== 'dependencies'),
      descriptor(`revision ${result.revision.name}`, result.revision.digest),
      ...(text === null ? [] : [descriptor('text of the draft', text)]),
    ],
    predicateType: PREDICATE_TYPE,
    predicate: {
      result: failed.length > 0 ? 'FAILED' : inconclusive.length > 0 ? 'WARNED' : 'PASSED',
      configuration: subjects.filter(({ name }) => name === 'dependencies'),
      passedTests: ids(passed),
      warnedTests: ids(warned),
      failedTests: ids(failed),
      evidence,
    },
  };
}

function descriptor(name: string, sha256: string): Descriptor {
  return { name, digest: { sha256 } };
}

/**
 * A statement as it is signed: the members in the order in which they were given, since what a revision lists in an order
 * is told in that order.
 */
export function payloadOf(statement: BundleStatement): string {
  return JSON.stringify(statement);
}

/**
 * Blocks in the order of their searches, each up to and with the first that has a failing case: what was under way behind
 * it depends on the machine, and counts for nothing.
 */
export function countedBlocks(blocks: readonly BlockEntry[]): readonly BlockEntry[] {
  const bySearch = new Map<string, { readonly block: number; readonly entry: BlockEntry }[]>();
  for (const entry of blocks) {
    const [, search = '', block = ''] = /^(.*):(\d+)$/.exec(entry[0]) ?? [];
    const before = bySearch.get(search) ?? [];
    bySearch.set(search, [...before, { block: Number(block), entry }]);
  }
  return [...bySearch.keys()].sort().flatMap((search) => {
    const inOrder = (bySearch.get(search) ?? []).sort((one, other) => one.block - other.block);
    const failing = inOrder.findIndex(({ entry: [, , isFailing] }) => isFailing);
    return inOrder.slice(0, failing < 0 ? inOrder.length : failing + 1).map(({ entry }) => entry);
  });
}
