import { Piscina } from 'piscina';
import type { Revision } from '../../../spec/language/revision.ts';
import type { Executor, Task, TaskResult } from './task.ts';

/** Carries out tasks in worker threads; each has its own copy of the revision. */
export class WorkerPool implements Executor {
  readonly #pool: Piscina;

  /** `workerFile` is a module that exports `default (task) => result`, see `TaskRunner`. */
  constructor(workerFile: URL, revision: Revision, workers: number) {
    this.#pool = new Piscina({
      filename: workerFile.href,
      minThreads: workers,
      maxThreads: workers,
      concurrentTasksPerWorker: 1,
      workerData: { revision },
    });
  }

  run<T extends Task>(task: T): Promise<TaskResult<T>> {
    return this.#pool.run(task) as Promise<TaskResult<T>>;
  }

  /** Ends the threads, whatever they are doing. */
  async destroy(): Promise<void> {
    await this.#pool.destroy();
  }
}
