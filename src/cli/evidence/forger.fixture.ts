import { createPrivateKey, sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import canonicalize from 'canonicalize';
import { seal } from '../../evidence/dsse.ts';
import { type BundleStatement, type Evidence, payloadOf, statementOf } from '../../evidence/statement.ts';

/** The same, to be changed. */
export type Mutable<T> = {
  -readonly [K in keyof T]: T[K] extends readonly (infer E)[]
    ? Mutable<E>[]
    : T[K] extends object
      ? Mutable<T[K]>
      : T[K];
};

export interface MutableEnvelope {
  payloadType: string;
  payload: string;
  readonly signatures: { keyid: string; sig: string }[];
}

/** Makes bad.json of good.json in a folder that holds key.pem and other.pem, as somebody who wants to deceive would. */
export class Forger {
  readonly #folder: string;
  #restore = (): void => {};

  constructor(folder: string) {
    this.#folder = folder;
  }

  read(name: string): string {
    return readFileSync(join(this.#folder, name), 'utf8');
  }

  write(name: string, text: string): void {
    writeFileSync(join(this.#folder, name), text);
  }

  payloadOf(name: string): string {
    return Buffer.from(JSON.parse(this.read(name)).payload, 'base64').toString('utf8');
  }

  /** Has the key, changes the evidence, and signs everything that follows from it. */
  resigned(change: (evidence: Mutable<Evidence>) => void): void {
    const { evidence } = this.#statement().predicate;
    change(evidence as Mutable<Evidence>);
    this.write('bad.json', seal(payloadOf(statementOf(evidence)), this.read('key.pem')));
  }

  /** Has the key, and changes the statement around the evidence. */
  restated(change: (statement: Mutable<BundleStatement>) => void): void {
    const statement = this.#statement();
    change(statement as Mutable<BundleStatement>);
    this.write('bad.json', seal(payloadOf(statement), this.read('key.pem')));
  }

  /** Changes the envelope around the payload. */
  rewrapped(change: (envelope: MutableEnvelope) => void): void {
    const envelope = JSON.parse(this.read('good.json'));
    change(envelope);
    this.write('bad.json', `${canonicalize(envelope)}\n`);
  }

  /** Edits a file of the evidence beside the bundle; false where that changed nothing. */
  edited(name: string, change: (text: string) => string): boolean {
    const before = this.read(name);
    this.write(name, change(before));
    this.write('bad.json', this.read('good.json'));
    this.#restore = () => this.write(name, before);
    return change(before) !== before;
  }

  /** Takes an edit of the evidence back. */
  restore(): void {
    this.#restore();
    this.#restore = () => {};
  }

  signed(bytes: Uint8Array): string {
    return sign(null, bytes, createPrivateKey(this.read('key.pem'))).toString('base64');
  }

  #statement(): BundleStatement {
    return JSON.parse(this.payloadOf('good.json'));
  }
}

export function verdictOf(
  evidence: Mutable<Evidence>,
  id: string,
): Mutable<Evidence['result']['verdicts'][number]> {
  return evidence.result.verdicts.find((verdict) => verdict.id === id) as Mutable<
    Evidence['result']['verdicts'][number]
  >;
}
