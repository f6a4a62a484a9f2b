import type { Domain } from '../../src/search/case/scenario.ts';

/** References reach back this far from either end of a list. */
const REFERENCES = 16;

/** A world whose packets have names. */
interface NamesPackets {
  nameOf(packet: number): string;
}

/** A packet of a list, counted oldest, newest, second oldest, second newest and so on. */
export function packetReference<W extends NamesPackets>(
  name: string,
  list: (world: W) => readonly number[],
): Domain<W> {
  return {
    name,
    size: REFERENCES,
    edges: [0, 1, 2, 3],
    drawn: 'edges',
    valueOf(word, world) {
      const from = list(world);
      if (from.length === 0) return -1;
      const nth = word % from.length;
      const index = nth % 2 === 0 ? nth / 2 : from.length - 1 - (nth - 1) / 2;
      return from[index] ?? -1;
    },
    nameOf: (value, world) => world.nameOf(value),
    valueNamed: (found, world) => list(world).find((value) => world.nameOf(value) === found) ?? -1,
  };
}
