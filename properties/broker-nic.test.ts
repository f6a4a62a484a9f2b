import { volumeIndependentNic } from './broker-nic.ts';
import { claimInVitest } from './claim-in-vitest.ts';

claimInVitest({
  binding: volumeIndependentNic,
  sets: [
    [['flood'], 1],
    [['outside-traffic', 'nic-gate=open'], 1],
  ],
});
