import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PACKAGE_ROOT } from '../src/sources/package-root.ts';

export interface Source {
  /** From the top of the package, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** What is wrong with some sources, one line each. */
export type HouseRule = (sources: readonly Source[]) => readonly string[];

/** The name of a rule, the rule, and a source, or several, that break it in one place. */
export type NamedRule = readonly [string, HouseRule, Source | readonly Source[]];

const ROOMS = ['spec', 'src', 'generators', 'properties', 'evidence'];
const IMPORT = /^\s*(?:import|export)\b[^'"]*?\bfrom\s+'([^']+)'|^\s*import\s+'([^']+)'/gm;

export function isTest({ path }: Source): boolean {
  return /\.(test|test-d|fixture)\.ts$/.test(path);
}

export function importsOf({ text }: Source): readonly string[] {
  return [...text.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? '');
}

export function sourcesUnder(folder: string): Source[] {
  return readdirSync(join(PACKAGE_ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return sourcesUnder(path);
    return path.endsWith('.ts') ? [{ path, text: readFileSync(join(PACKAGE_ROOT, path), 'utf8') }] : [];
  });
}

/** Holds every source to the rules, and shows of each that it finds what breaks it. */
export function holdSourcesTo(rules: readonly NamedRule[]): void {
  describe.each(rules)('%s', (_, rule, bad) => {
    it('in every source', () => {
      const rooms = ROOMS.filter((room) => existsSync(join(PACKAGE_ROOT, room)));
      expect(rule(rooms.flatMap(sourcesUnder))).toEqual([]);
    });

    it('and a bad example is found', () => {
      expect(rule([bad].flat())).toHaveLength(1);
    });
  });
}
