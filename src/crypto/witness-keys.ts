import type { Witness } from '../../spec/language/notation.ts';
import { ed25519PublicKey, type SigningSeed, sha256 } from '../primitives/noble.ts';
import { computeKeyId, KEY_TYPE, type NoteKey } from '../wire/cosignature.ts';

const utf8 = new TextEncoder();

/** A witness's own key, and the public form of it. */
export interface WitnessKey extends NoteKey {
  readonly seed: SigningSeed;
}

/** Keys of the witnesses that are searched, made when first asked for. Public: nothing depends on what they are. */
export class WitnessKeys {
  readonly #keys: WitnessKey[] = [];

  keyOf(witness: Witness): WitnessKey {
    this.#keys[witness] ??= createWitnessKey(`w${witness + 1}.witness.example`);
    return this.#keys[witness];
  }

  /** The witness that `keyOf` gave a name to. */
  witnessNamed(name: string): Witness {
    return (Number.parseInt(name.slice(1), 10) - 1) as Witness;
  }
}

function createWitnessKey(name: string): WitnessKey {
  const seed = sha256(utf8.encode(`seed of ${name}`)) as SigningSeed;
  const publicKey = ed25519PublicKey(seed);
  const type = KEY_TYPE.cosignature;
  return { name, seed, publicKey, type, keyId: computeKeyId(name, type, publicKey) };
}
