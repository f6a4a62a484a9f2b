import {
  linkSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { InputError } from '../input/input-error.ts';
import { reasonOf } from '../input/read-text.ts';

/** Who holds a lock. */
interface Holder {
  readonly host: string;
  readonly pid: number;
  /** When the process started, in the units of its system; null where that cannot be told. */
  readonly started: string | null;
}

/** A holder on another machine counts as dead when its lock was not touched for so long. */
const STALE_MS = 60_000;
const MOST_TRIES = 3;

/**
 * A folder that one process at a time writes to. The lock of a process that is dead does not count, however it died:
 * on this machine its id and start time tell, on another the time since it was touched.
 */
export class FolderLock {
  readonly #path: string;
  readonly #text: string;

  private constructor(path: string, text: string) {
    this.#path = path;
    this.#text = text;
  }

  /** Throws an InputError where another process holds the folder. */
  static acquire(folder: string, shown: string): FolderLock {
    const path = join(folder, 'lock.json');
    const holder: Holder = { host: hostname(), pid: process.pid, started: startOf(process.pid) };
    const text = JSON.stringify(holder);
    const claim = join(folder, `lock.${hostname()}.${process.pid}.json`);
    try {
      writeFileSync(claim, text);
      for (let tried = 0; tried < MOST_TRIES; tried++) {
        if (linked(claim, path)) return new FolderLock(path, text);
        removeStale(path, claim, join(shown, 'lock.json'));
      }
    } catch (cause) {
      if (cause instanceof InputError) throw cause;
      throw new InputError([`${join(shown, 'lock.json')}: ${reasonOf(cause)}`]);
    } finally {
      rmSync(claim, { force: true });
    }
    throw new InputError([`${join(shown, 'lock.json')}: other processes take it again and again`]);
  }

  /** Shows that the holder lives. False where the lock is not its own any more. */
  touch(): boolean {
    try {
      if (readFileSync(this.#path, 'utf8') !== this.#text) return false;
      const now = new Date();
      utimesSync(this.#path, now, now);
      return true;
    } catch {
      return false;
    }
  }

  release(): void {
    if (this.touch()) unlinkSync(this.#path);
  }
}

/** Makes a file under another name too, at once and whole. False where something has that name. */
function linked(claim: string, path: string): boolean {
  try {
    linkSync(claim, path);
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw cause;
  }
}

/** Takes a lock away whose holder is dead. Throws an InputError where the holder lives. */
function removeStale(path: string, claim: string, shown: string): void {
  const text = textOf(path);
  if (text === null) return;
  const holder = holderOf(text);
  // By the clock of the file system, which both machines share.
  const age = statSync(claim).mtimeMs - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  if (holder !== null && isAlive(holder, age)) throw heldBy(holder, shown);
  const aside = `${claim}.stale`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  const removed = textOf(aside);
  // Another process took the stale lock away first, and this is its own.
  if (removed !== text) linked(aside, path);
  unlinkSync(aside);
}

function heldBy({ host, pid }: Holder, shown: string): InputError {
  return new InputError([
    `${shown}: found process ${pid} on ${host} at work in this folder, expected no other process; delete the file where that is no mvps-verify`,
  ]);
}

function isAlive({ host, pid, started }: Holder, age: number): boolean {
  if (host !== hostname()) return age < STALE_MS;
  try {
    process.kill(pid, 0);
  } catch (cause) {
    // A process of another user may not be signalled, but is there.
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
  const now = startOf(pid);
  return started === null || now === started;
}

/** Field 22 of /proc/pid/stat, behind the name in brackets; null without such a file, or where the process is dead. */
function startOf(pid: number): string | null {
  const stat = textOf(`/proc/${pid}/stat`);
  const [state, ...fields] = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
  return state === 'Z' || state === 'X' ? null : (fields[18] ?? null);
}

function holderOf(text: string): Holder | null {
  try {
    const holder = JSON.parse(text) as Holder | null;
    return typeof holder?.host === 'string' && Number.isSafeInteger(holder.pid) ? holder : null;
  } catch {
    return null;
  }
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
