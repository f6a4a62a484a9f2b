import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { PACKAGE_ROOT } from '../sources/package-root.ts';
import { PAGE_PROGRAM, PAGE_STYLE } from './page-parts.ts';

/** Makes the program of the page and its style of their sources: a step of the build, so that a package needs no bundler. */
async function bundlePage(): Promise<void> {
  const folder = join(PACKAGE_ROOT, 'src', 'dossier', 'page');
  await build({
    entryPoints: [join(folder, 'main.tsx')],
    outfile: PAGE_PROGRAM,
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2023',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    logLevel: 'error',
  });
  writeFileSync(PAGE_STYLE, readFileSync(join(folder, 'style.css')));
}

await bundlePage();
