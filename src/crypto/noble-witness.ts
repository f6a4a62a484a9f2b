import type { BundleId, BundleSequence, Seconds, Witness } from '../../spec/language/notation.ts';
import type { RuleChoices } from '../../spec/rules/catalogue.ts';
import type { Checkpoint, Cosignature } from '../messages/checkpoints.ts';
import { ed25519Sign, ed25519Verify, type Signature, sha256 } from '../primitives/noble.ts';
import { encodeCheckpoint, treeHeadOf } from '../wire/checkpoint.ts';
import { cosignatureMessage, decodeCosignature, encodeCosignature } from '../wire/cosignature.ts';
import { DualModeExtra } from '../wire/dual-mode-extra.ts';
import { decodeSignatureLine, encodeSignatureLine, type NoteSignature } from '../wire/signed-note.ts';
import type { WitnessCrypto } from './witness-crypto.ts';
import { WitnessKeys } from './witness-keys.ts';

const utf8 = new TextEncoder();
/** What somebody without the key writes: octets that look like a signature made at some time. */
const MADE_UP = encodeCosignature(
  1_767_139_200 as Seconds,
  Uint8Array.from({ length: 64 }, (_, index) => (37 * index + 11) % 256) as Uint8Array as Signature,
);
const MOST_KEPT = 4096;

/**
 * Checkpoints as text and cosignatures as lines of a note, signed with Ed25519. Each bundle_id is an origin, and the
 * bundle with bundle_seq n closes the tree of n + 1 leaves. Whether the collector's own signature is there is
 * kept beside the text: it would sign whatever it publishes.
 */
export class NobleWitnessCrypto implements WitnessCrypto {
  readonly #extra: DualModeExtra;
  readonly #coversExtra: boolean;
  readonly #isInLeaf: boolean;
  readonly #verifiesSignature: boolean;
  readonly #keys = new WitnessKeys();
  readonly #roots: Uint8Array[] = [];
  /** Outcomes of verifications, which are functions of the two texts: a case asks for some of them many times. */
  readonly #verified = new Map<string, boolean>();

  constructor(rules: RuleChoices) {
    this.#extra = new DualModeExtra(rules);
    this.#coversExtra = rules['cosignature-coverage'] === 'whole-text';
    this.#isInLeaf = rules['extra-placement'] === 'merkle-leaf';
    this.#verifiesSignature = rules['cosignature-verification'] === 'signature';
  }

  write(
    bundleId: BundleId,
    bundleSeq: BundleSequence,
    root: number,
    dMinimax: number,
    dMax: number,
  ): Checkpoint {
    const extra = this.#extra.encode({ dMinimax, dMax });
    const text = encodeCheckpoint({
      origin: `collector.example/bundle/${bundleId}`,
      size: BigInt(bundleSeq) + 1n,
      root: this.#isInLeaf ? sha256(utf8.encode(`root ${root} ${extra}`)) : this.#rootOf(root),
      extensions: extra === null || this.#isInLeaf ? [] : [extra],
    });
    return { bundleId, bundleSeq, root, dMinimax, dMax, signed: true, text };
  }

  isSameRoot(left: Checkpoint, right: Checkpoint): boolean {
    return rootLineOf(left) === rootLineOf(right);
  }

  isSameBody(left: Checkpoint, right: Checkpoint): boolean {
    return left.text === right.text;
  }

  cosign(witness: Witness, { text }: Checkpoint, time: Seconds): Cosignature {
    return new LateCosignature(witness, () => {
      const { name, keyId, seed } = this.#keys.keyOf(witness);
      const signature = ed25519Sign(this.#message(time, text), seed);
      return encodeSignatureLine({ name, keyId, signature: encodeCosignature(time, signature) });
    });
  }

  forge(witness: Witness): Cosignature {
    const { name, keyId } = this.#keys.keyOf(witness);
    return this.#lineOf({ name, keyId, signature: MADE_UP });
  }

  relabel(cosignature: Cosignature, witness: Witness): Cosignature {
    const { name, keyId } = this.#keys.keyOf(witness);
    return this.#lineOf({ name, keyId, signature: readLine(cosignature).signature });
  }

  isRight(cosignature: Cosignature, { text }: Checkpoint): boolean {
    const asked = `${cosignature.proof}\n${text}`;
    const known = this.#verified.get(asked);
    if (known !== undefined) return known;
    if (this.#verified.size >= MOST_KEPT) this.#verified.clear();
    const right = this.#verify(readLine(cosignature), text);
    this.#verified.set(asked, right);
    return right;
  }

  #verify({ name, keyId, signature: octets }: NoteSignature, text: string): boolean {
    const key = this.#keys.keyOf(this.#keys.witnessNamed(name));
    const read = decodeCosignature(octets);
    if (key.name !== name || key.keyId !== keyId || read === null) return false;
    if (!this.#verifiesSignature) return true;
    return ed25519Verify(read.signature, this.#message(read.time, text), key.publicKey);
  }

  #message(time: Seconds, text: string): Uint8Array {
    return cosignatureMessage(time, this.#coversExtra ? text : treeHeadOf(text));
  }

  #lineOf(signature: NoteSignature): Cosignature {
    return { witness: this.#keys.witnessNamed(signature.name), proof: encodeSignatureLine(signature) };
  }

  #rootOf(root: number): Uint8Array {
    this.#roots[root] ??= sha256(utf8.encode(`root ${root}`));
    return this.#roots[root];
  }
}

/** One whose line is written when it is first read: most are not, and what Ed25519 signs with is fixed by then. */
class LateCosignature implements Cosignature {
  readonly witness: Witness;
  readonly #write: () => string;
  #line: string | null = null;

  constructor(witness: Witness, write: () => string) {
    this.witness = witness;
    this.#write = write;
  }

  get proof(): string {
    this.#line ??= this.#write();
    return this.#line;
  }
}

/** The root stands in the third line of a checkpoint. */
function rootLineOf({ text }: Checkpoint): string | undefined {
  return text.split('\n', 3)[2];
}

/** Nothing here makes lines of a wrong shape, so that a fault is one of this program. */
function readLine({ proof }: Cosignature): NoteSignature {
  const read = decodeSignatureLine(proof as string);
  if (!read.ok) throw new Error(`a cosignature does not decode: ${read.fault.reason}`);
  return read.value;
}
