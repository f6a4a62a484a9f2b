import { createRequire } from 'node:module';
import { default as ajvDraft04 } from 'ajv-draft-04';

const SCHEMA = createRequire(import.meta.url)('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
const validate = new ajvDraft04.default({
  strict: false,
  validateFormats: false,
  unicodeRegExp: false,
}).compile(SCHEMA);

/** Where a log is not what the schema of OASIS for SARIF 2.1.0 allows. */
export function sarifFaults(log: unknown): readonly string[] {
  return validate(log) ? [] : (validate.errors ?? []).map(({ instancePath }) => instancePath);
}
