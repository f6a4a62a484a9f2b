import { workerData } from 'piscina';
import { BINDINGS } from '../../properties/catalogue.ts';
import type { Revision } from '../../spec/revision.ts';
import { type Task, TaskRunner } from '../search/task.ts';

const runner = new TaskRunner(BINDINGS, (workerData as { readonly revision: Revision }).revision);

/** What a worker thread does with a task. */
export default function work(task: Task): ReturnType<TaskRunner['run']> {
  return runner.run(task);
}
