import type { Revision } from '../../spec/language/revision.ts';
import { IdealTelemetryCrypto } from './ideal-telemetry.ts';
import { NobleTelemetryCrypto } from './noble-telemetry.ts';
import type { TelemetryCrypto } from './telemetry-crypto.ts';

/** Authentication of telemetry on the level asked for. */
export function createTelemetryCrypto(revision: Revision, level: 'ideal' | 'noble'): TelemetryCrypto {
  return level === 'noble'
    ? new NobleTelemetryCrypto(revision.rules)
    : new IdealTelemetryCrypto(revision.rules);
}
