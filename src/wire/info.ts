import type { Epoch, KeyPurpose, VantageId } from '../../spec/language/notation.ts';
import type { RuleChoices } from '../../spec/rules/catalogue.ts';
import { writeUint32, writeUint64 } from '../primitives/big-endian.ts';
import { idOctets } from './id-octets.ts';

const utf8 = new TextEncoder();
const PURPOSE_OCTETS: Readonly<Record<KeyPurpose, Uint8Array>> = {
  K_v_epoch: utf8.encode('K_v_epoch'),
  K_BFD_auth: utf8.encode('K_BFD_auth'),
};
const SEPARATOR = utf8.encode('/');

/**
 * HKDF info strings. The draft's own is not public, so this one is the project's: each part behind its length, which
 * makes it injective whatever a vantage id holds.
 *
 *      4         p         4       v       4      e
 *  +-------+-----------+-------+--------+-----+---------+
 *  | p     | purpose   | v     | id     | e   | epoch   |     lengths and epoch big-endian, id in UTF-8
 *  +-------+-----------+-------+--------+-----+---------+     p = 9 or 10, e = 8
 */
export class InfoEncoding {
  readonly #rules: RuleChoices;
  readonly #writeParts: (parts: readonly Uint8Array[]) => Uint8Array;
  readonly #writeEpoch: (epoch: number) => Uint8Array;

  constructor(rules: RuleChoices) {
    this.#rules = rules;
    switch (rules['info-encoding']) {
      case 'length-prefixed':
        this.#writeParts = behindLengths32;
        break;
      case 'one-octet-length':
        this.#writeParts = behindLengths8;
        break;
      case 'separated':
        this.#writeParts = separated;
        break;
      case 'concatenated':
        this.#writeParts = concatenated;
        break;
    }
    const inDigits = rules['info-encoding'] === 'concatenated' || rules['info-encoding'] === 'separated';
    this.#writeEpoch = inDigits ? decimal : bigEndian;
  }

  /** The info string of one key. K_BFD_auth belongs to no epoch: its callers always name the same one. */
  encode(purpose: KeyPurpose, vantage: VantageId, epoch: Epoch): Uint8Array {
    const parts: Uint8Array[] = [];
    const label = this.#labelOf(purpose);
    if (label !== null) parts.push(label);
    if (this.#rules['hkdf-salt'] === 'fixed') parts.push(this.vantageOctets(vantage));
    const written = this.#written(epoch);
    if (written !== null) parts.push(this.#writeEpoch(written));
    return this.#writeParts(parts);
  }

  /** A vantage id as it enters a derivation. */
  vantageOctets(vantage: VantageId): Uint8Array {
    switch (this.#rules['info-vantage']) {
      case 'exact':
        return idOctets(vantage);
      case 'case-folded':
        return utf8.encode(vantage.toLowerCase());
      case 'normalised':
        return utf8.encode(vantage.normalize('NFC'));
      case 'first-255':
        return utf8.encode(vantage).slice(0, 255);
    }
  }

  #labelOf(purpose: KeyPurpose): Uint8Array | null {
    switch (this.#rules['info-purpose']) {
      case 'named':
        return PURPOSE_OCTETS[purpose];
      case 'one-label':
        return PURPOSE_OCTETS.K_v_epoch;
      case 'omitted':
        return null;
    }
  }

  /** The number that stands for an epoch; null where none does. */
  #written(epoch: Epoch): number | null {
    switch (this.#rules['info-epoch']) {
      case '64-bit':
        return epoch;
      case '32-bit':
        return epoch % 2 ** 32;
      case 'previous':
        return Math.max(0, epoch - 1);
      case 'omitted':
        return null;
    }
  }
}

function behindLengths32(parts: readonly Uint8Array[]): Uint8Array {
  const info = new Uint8Array(totalOf(parts) + 4 * parts.length);
  let at = 0;
  for (const part of parts) {
    writeUint32(info, at, part.length);
    info.set(part, at + 4);
    at += 4 + part.length;
  }
  return info;
}

/** A wrong rule: the length wraps at 256, and as many octets are copied as it then says. */
function behindLengths8(parts: readonly Uint8Array[]): Uint8Array {
  return concatenated(
    parts.flatMap((part) => {
      const length = part.length % 256;
      return [Uint8Array.of(length), part.subarray(0, length)];
    }),
  );
}

/** A wrong rule, at least with an epoch in digits: id "v1" in epoch 1 and id "v" in epoch 11 are one string. */
function concatenated(parts: readonly Uint8Array[]): Uint8Array {
  const info = new Uint8Array(totalOf(parts));
  let at = 0;
  for (const part of parts) {
    info.set(part, at);
    at += part.length;
  }
  return info;
}

/** Tells the parts apart where only one of them holds a separator: the first and the last one in it bound the id. */
function separated(parts: readonly Uint8Array[]): Uint8Array {
  return concatenated(parts.flatMap((part, index) => (index === 0 ? [part] : [SEPARATOR, part])));
}

function decimal(epoch: number): Uint8Array {
  return utf8.encode(String(epoch));
}

function bigEndian(epoch: number): Uint8Array {
  const octets = new Uint8Array(8);
  writeUint64(octets, 0, epoch);
  return octets;
}

function totalOf(parts: readonly Uint8Array[]): number {
  let total = 0;
  for (const part of parts) total += part.length;
  return total;
}
