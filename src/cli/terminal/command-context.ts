import type { Revision } from '../../../spec/language/revision.ts';
import type { Executor } from '../../search/run/task.ts';
import type { AnyBinding } from '../../search/trial/binding.ts';

/** Where text goes: a terminal, a pipe, or a test. */
export interface Sink {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** An executor, and how to end it. */
export interface WorkerSet {
  readonly executor: Executor;
  close(): Promise<void>;
}

/** Where evidence is looked for, first come first served, and where it is written. */
export interface EvidenceFolders {
  readonly read: readonly string[];
  readonly write: string;
}

/** What a command has around it. The composition root fills it with the real things. */
export interface CommandContext {
  readonly stdout: Sink;
  readonly stderr: Sink;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What Node itself was given. */
  readonly execArgv: readonly string[];
  /** Paths on the command line are relative to it. */
  readonly folder: string;
  readonly evidence: EvidenceFolders;
  readonly bindings: readonly AnyBinding[];
  readonly version: string;
  /** How many workers there are by default. */
  readonly cores: number;
  /** Aborted when the user interrupts. */
  readonly interruption: AbortSignal;
  /** Milliseconds from any origin. */
  clock(): number;
  /** The day, as `2026-05-27`: what is accepted for a time ends by it, and no evidence holds it. */
  today(): string;
  /** Asks whoever sits at the terminal; left out where nobody does. */
  ask?(question: string): Promise<string>;
  startWorkers(revision: Revision, workers: number): WorkerSet;
}
