import { join } from 'node:path';
import { PACKAGE_ROOT } from '../sources/package-root.ts';

/** The program of the page, with the core, as the build makes it. */
export const PAGE_PROGRAM: string = join(PACKAGE_ROOT, 'dist', 'src', 'dossier', 'page.js');
export const PAGE_STYLE: string = join(PACKAGE_ROOT, 'dist', 'src', 'dossier', 'page.css');
