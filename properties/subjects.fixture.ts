/** The ten subjects, with those that build on them. */
export const SHARED_BY: Readonly<Record<string, readonly string[]>> = {
  'joint-cost': [],
  'verification-dos': ['nic-sizing'],
  'nic-sizing': [],
  'volume-independence': [],
  'replay-coherence': [],
  'key-separation': [],
  'mac-inheritance': [],
  'split-view': [],
  'detection-latency': [],
  document: [],
};
export const SUBJECTS = Object.keys(SHARED_BY);
