import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Revision } from '../../spec/language/revision.ts';
import type { Answer, Request } from './mutant.ts';
import type { WorkerStart } from './mutant-worker.ts';

/** One thread with a mutated program, started anew after it was stopped. */
export class MutantThread {
  readonly #file: URL;
  readonly #start: WorkerStart;
  #worker: Worker | null = null;

  constructor(file: URL, revisions: readonly Revision[], activeMutant: string | null = null) {
    this.#file = file;
    this.#start = { revisions, activeMutant };
  }

  /** The answer, or null where there is none in time. Throws where the program cannot be loaded, or ends. */
  async ask(request: Request, longestMs: number): Promise<Answer | null> {
    if (this.#worker === null) {
      this.#worker = new Worker(this.#file, { workerData: this.#start });
      await once(this.#worker, 'message');
    }
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), longestMs);
    const answered = once(this.#worker, 'message', { signal: late.signal });
    this.#worker.postMessage(request);
    try {
      const [answer] = (await answered) as [Answer];
      return answer;
    } catch (cause) {
      await this.stop();
      if (late.signal.aborted) return null;
      throw cause;
    } finally {
      clearTimeout(timer);
    }
  }

  async stop(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }
}
