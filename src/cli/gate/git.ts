import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { InputError } from '../../input/input-error.ts';
import { extendedBy } from './extended-by.ts';

/** A folder as git has it, at a state of before. */
export class GitState {
  readonly #top: string;
  readonly #rev: string;

  /** Throws an InputError where the folder is in no repository, or the repository has no such state. */
  constructor(folder: string, rev: string) {
    const at = realpathSync(folder);
    const top = git(at, ['rev-parse', '--show-toplevel']);
    if (top === null)
      throw new InputError([`--since: found no git repository around ${folder}, expected one`]);
    this.#top = top.trim();
    const commit = git(this.#top, [
      'rev-parse',
      '--verify',
      '--quiet',
      '--end-of-options',
      `${rev}^{commit}`,
    ]);
    if (commit === null)
      throw new InputError([`--since: found ${rev}, expected a commit of this repository`]);
    this.#rev = commit.trim();
  }

  /** The files that were changed, added or taken away since, those that git does not have yet included. */
  changed(): readonly string[] {
    const tracked = git(this.#top, ['diff', '--name-only', '--no-renames', '-z', this.#rev, '--']) ?? '';
    const others = git(this.#top, ['ls-files', '--others', '--exclude-standard', '-z']) ?? '';
    return [...new Set([...tracked.split('\0'), ...others.split('\0')])]
      .filter((name) => name !== '')
      .map((name) => join(this.#top, name));
  }

  /**
   * A file as it was, with those that it extends, in a folder of its own; null where it was not there. The caller takes
   * the folder away.
   */
  before(file: string): { readonly folder: string; readonly file: string } | null {
    const text = this.#show(file);
    if (text === null) return null;
    const folder = mkdtempSync(join(tmpdir(), 'mvps-before-'));
    for (let [path, content]: [string, string | null] = [file, text]; content !== null; ) {
      const copy = join(folder, this.#inside(path));
      mkdirSync(dirname(copy), { recursive: true });
      writeFileSync(copy, content);
      const base = extendedBy(content);
      if (base === null) break;
      path = resolve(dirname(path), base);
      content = this.#show(path);
    }
    return { folder, file: join(folder, this.#inside(file)) };
  }

  #show(file: string): string | null {
    return git(this.#top, ['show', `${this.#rev}:${this.#inside(file)}`]);
  }

  #inside(file: string): string {
    return relative(
      this.#top,
      join(realpathSync(dirname(file)), file.slice(dirname(file).length)),
    ).replaceAll('\\', '/');
  }
}

/** What git prints; null where it ends otherwise than well. Throws an InputError where there is no git. */
function git(folder: string, args: readonly string[]): string | null {
  try {
    return execFileSync('git', args, {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 2 ** 28,
    });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT')
      throw new InputError(['--since: found no git on this machine, expected it on the PATH']);
    return null;
  }
}
