import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { transform } from 'esbuild';
import { PACKAGE_ROOT } from '../sources/package-root.ts';
import type { Mutant } from './mutant.ts';

/**
 * Kinds of change that say little of the core: a text names an alternative or reads a violation, and an object or a list
 * without its parts does not get past the compiler.
 */
const LEFT_OUT = ['StringLiteral', 'ObjectLiteral', 'ArrayDeclaration', 'Regex'];

const SILENT = {
  isTraceEnabled: () => false,
  isDebugEnabled: () => false,
  isInfoEnabled: () => false,
  isWarnEnabled: () => false,
  isErrorEnabled: () => false,
  isFatalEnabled: () => false,
  trace: () => {},
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  fatal: () => {},
};

/** A built program in which every mutant is behind a switch. */
export interface MutatedProgram {
  /** Where the built files lie; those in `counted` count which switches are passed as well. */
  readonly folder: string;
  readonly counted: string;
  readonly mutants: readonly Mutant[];
}

/** Builds the program with some of its sources mutated, below `out`. The sources are built already, in `dist`. */
export async function instrument(files: readonly string[], out: string): Promise<MutatedProgram> {
  const sources = files.map((file) => ({
    name: file,
    content: readFileSync(join(PACKAGE_ROOT, file), 'utf8'),
    mutate: true,
  }));
  const options = { plugins: null, excludedMutations: LEFT_OUT, ignorers: [] };
  const result = await new Instrumenter(SILENT).instrument(sources, options);
  const [folder, counted] = [join(out, 'switched'), join(out, 'counted')];
  for (const tree of [folder, counted]) {
    rmSync(tree, { recursive: true, force: true });
    cpSync(join(PACKAGE_ROOT, 'dist'), tree, { recursive: true });
  }
  for (const { name, content } of result.files) {
    write(join(counted, name), await builtOf(content));
    write(join(folder, name), await builtOf(withoutCounters(content)));
  }
  const textOf = new Map(sources.map(({ name, content }) => [name, content.split('\n')]));
  const kept = result.mutants.filter(({ status }) => status !== 'Ignored');
  const mutants = kept.map(({ id, fileName, mutatorName, location, replacement }) => ({
    id,
    file: fileName,
    line: location.start.line + 1,
    mutator: mutatorName,
    original: textIn(textOf.get(fileName) ?? [], location),
    replacement: oneLine(replacement),
  }));
  return { folder, counted, mutants };
}

/** A switch that is passed is counted by a call, which takes longer than what most of them are about. */
function withoutCounters(content: string): string {
  return content.replaceAll(/stryCov_9fa48\((?:"\d+",? ?)+\)/g, '0');
}

/** TypeScript as JavaScript that imports JavaScript. */
export async function builtOf(content: string): Promise<string> {
  const { code } = await transform(content, { loader: 'ts', format: 'esm', target: 'node20' });
  return code.replaceAll(/(from ")(\.[^"]+)\.ts"/g, '$1$2.js"');
}

function write(file: string, text: string): void {
  const path = file.replace(/\.ts$/, '.js');
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

interface Location {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

function textIn(lines: readonly string[], { start, end }: Location): string {
  const part = lines.slice(start.line, end.line + 1);
  const last = part.length - 1;
  const text = part.map((line, index) =>
    line.slice(index === 0 ? start.column : 0, index === last ? end.column : undefined),
  );
  return oneLine(text.join(' '));
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
