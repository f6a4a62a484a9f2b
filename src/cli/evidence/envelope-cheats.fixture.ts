import { PAYLOAD_TYPE, preAuthEncoding, seal } from '../../evidence/dsse.ts';
import type { Cheat } from './cheats.fixture.ts';

/** Changes of how it is signed and wrapped, and of the evidence beside it. */
export const CHEATS_AROUND: readonly Cheat[] = [
  [
    'an older bundle is shown again',
    (forger) => forger.write('bad.json', forger.read('good.json')),
    'chain: found none before it',
    '--after next.json',
  ],
  [
    'the bundle is signed with another key',
    (forger) => forger.write('bad.json', seal(forger.payloadOf('good.json'), forger.read('other.pem'))),
    'signature',
  ],
  [
    'the key is taken from the bundle',
    (forger) =>
      forger.rewrapped(({ signatures }) => {
        Object.assign(
          signatures[0] as object,
          JSON.parse(seal(forger.payloadOf('good.json'), forger.read('other.pem'))).signatures[0],
        );
      }),
    'signature',
  ],
  [
    'the signature is over the payload alone',
    (forger) =>
      forger.rewrapped(({ payload, signatures }) => {
        (signatures[0] as { sig: string }).sig = forger.signed(Buffer.from(payload, 'base64'));
      }),
    'signature',
  ],
  [
    'a second signature stands beside the first',
    (forger) =>
      forger.rewrapped(({ signatures }) => {
        signatures.push({ keyid: '', sig: 'AAAA' });
      }),
    'signatures: found 2, expected exactly one',
  ],
  [
    'there is no signature',
    (forger) =>
      forger.rewrapped(({ signatures }) => {
        signatures.pop();
      }),
    'signatures: found 0',
  ],
  [
    'the payload is of another type',
    (forger) =>
      forger.rewrapped((envelope) => {
        envelope.payloadType = 'application/json';
        (envelope.signatures[0] as { sig: string }).sig = forger.signed(
          preAuthEncoding('application/json', Buffer.from(envelope.payload, 'base64')),
        );
      }),
    `payload type: found application/json, expected ${PAYLOAD_TYPE}`,
  ],
  [
    'the same is written in other octets',
    (forger) =>
      forger.write('bad.json', `${JSON.stringify(JSON.parse(forger.read('good.json')), null, 1)}\n`),
    'envelope: found other octets',
  ],
  [
    'the predicate is of another type',
    (forger) =>
      forger.restated((statement) => {
        (statement as { predicateType: string }).predicateType = 'https://in-toto.io/attestation/svr/v0.2';
      }),
    'predicateType',
  ],
  [
    'the statement is of another type',
    (forger) =>
      forger.restated((statement) => {
        (statement as { _type: string })._type = 'https://in-toto.io/Statement/v0.1';
      }),
    '_type',
  ],
  [
    'the subject is another artefact',
    (forger) =>
      forger.restated(({ subject }) => {
        (subject[0] as { digest: { sha256: string } }).digest.sha256 = 'f'.repeat(64);
      }),
    'subject: found',
  ],
  [
    'what failed is listed as passed',
    (forger) =>
      forger.restated(({ predicate }) => {
        predicate.passedTests.push(predicate.warnedTests.pop() as string);
      }),
    'predicate.passedTests',
  ],
  [
    'an unreadable part is shown as empty',
    (forger) =>
      forger.resigned((evidence) => {
        evidence.result.verdicts = [];
      }),
    'verdicts: found none of',
  ],
  [
    'the schema is not known',
    (forger) =>
      forger.resigned((evidence) => {
        (evidence as { schema: string }).schema = 'mvps-verify/evidence/9';
      }),
    'predicate.evidence.schema: found mvps-verify/evidence/9',
  ],
  [
    'the file is cut off',
    (forger) => forger.write('bad.json', forger.read('good.json').slice(0, -200)),
    'envelope: found what is no JSON',
  ],
  [
    'a receipt is edited',
    (forger) => forger.edited('evidence/perfsec_joint_cost_receipt.json', (text) => text.replace('1', '2')),
    'evidence/perfsec_joint_cost_receipt.json: found another text',
  ],
  [
    'a table that is generated is edited',
    (forger) =>
      forger.edited('evidence/findings/draft-00.md', (text) =>
        text.replace(/\d+ root causes/, '1 root cause'),
      ),
    'evidence/findings/draft-00.md: found another text',
  ],
];
