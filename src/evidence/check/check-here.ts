import { EvidenceFault } from '../evidence-fault.ts';
import { MANIFEST_NAMES, type Manifest, type Manifests } from '../manifest.ts';

const SHOWN = 16;

/**
 * What a bundle says of sources, compiled files, libraries and evidence, held against what is here. Throws an EvidenceFault
 * that names the first file or library that differs, and how many there are.
 */
export function checkHere(stated: Manifests, here: Manifests): void {
  for (const name of MANIFEST_NAMES) {
    const differing = differingIn(stated[name], here[name]);
    const [first, ...more] = differing;
    if (first === undefined) continue;
    const others = more.length === 0 ? '' : ` (and ${more.length} more)`;
    const told = (manifest: Manifest): string => manifest[first]?.slice(0, SHOWN) ?? 'nothing';
    throw new EvidenceFault(`${name}: ${first}${others}`, `${told(here[name])} here`, told(stated[name]));
  }
}

function differingIn(stated: Manifest, here: Manifest): readonly string[] {
  const names = [...new Set([...Object.keys(stated), ...Object.keys(here)])].sort();
  return names.filter((name) => stated[name] !== here[name]);
}
