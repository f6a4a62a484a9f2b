import type { Revision } from '../../spec/revision.ts';
import { IdealTelemetryCrypto } from './ideal-telemetry.ts';
import type { TelemetryCrypto } from './telemetry-crypto.ts';

/** Authentication of telemetry on the level asked for. */
export function createTelemetryCrypto(revision: Revision, level: 'ideal' | 'noble'): TelemetryCrypto {
  if (level === 'noble') throw new Error('not built yet');
  return new IdealTelemetryCrypto(revision.rules);
}
