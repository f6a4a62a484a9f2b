import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FolderLock } from './lock.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

const file = (): string => join(folder, 'lock.json');
const heldBy = (holder: object | string, secondsAgo = 0): void => {
  writeFileSync(file(), typeof holder === 'string' ? holder : JSON.stringify(holder));
  const then = statSync(file()).mtimeMs / 1000 - secondsAgo;
  utimesSync(file(), then, then);
};
const acquire = (): FolderLock => FolderLock.acquire(folder, 'shown');

/** The id of a process that has ended. */
const deadProcess = (): number => spawnSync(process.execPath, ['--version']).pid;

it('is held by one at a time, and can be had again when it is let go', () => {
  const lock = acquire();
  expect(acquire).toThrow(
    `shown/lock.json: found process ${process.pid} on ${hostname()} at work in this folder`,
  );
  lock.release();
  acquire().release();
  expect(readdirSync(folder)).toEqual([]);
});

it.each([
  ['a process that has ended', () => ({ host: hostname(), pid: deadProcess(), started: '1' })],
  ['another process that has its id now', () => ({ host: hostname(), pid: process.pid, started: '1' })],
  ['nobody, since its text is torn', () => '{"host":'],
])('is taken from %s', (_, holder) => {
  heldBy(holder());
  const lock = acquire();
  expect(readFileSync(file(), 'utf8')).toContain(`"pid":${process.pid}`);
  lock.release();
  expect(readdirSync(folder)).toEqual([]);
});

it('is taken from another machine only when it was not touched for a minute', () => {
  heldBy({ host: 'elsewhere', pid: 1, started: null }, 30);
  expect(acquire).toThrow('found process 1 on elsewhere at work');
  heldBy({ host: 'elsewhere', pid: 1, started: null }, 120);
  acquire().release();
});

it('knows when it was lost, and then leaves it to whoever has it', () => {
  const lock = acquire();
  expect(lock.touch()).toBe(true);
  heldBy({ host: 'elsewhere', pid: 1, started: null });
  expect(lock.touch()).toBe(false);
  lock.release();
  expect(readFileSync(file(), 'utf8')).toContain('elsewhere');
});

it('says where it cannot be', () => {
  expect(() => FolderLock.acquire(join(folder, 'absent'), 'shown')).toThrow('shown/lock.json: no such file');
});
