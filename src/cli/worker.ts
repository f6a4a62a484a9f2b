import { workerData } from 'piscina';
import { BINDINGS } from '../../properties/catalogue.ts';
import type { Revision } from '../../spec/language/revision.ts';
import { type Task, TaskRunner } from '../search/run/task.ts';

const { revision } = workerData as { readonly revision: Revision };
const runner = new TaskRunner(BINDINGS, revision);

/** The entry of a worker thread: one task, one result, both plain data. */
export default function carryOut(task: Task): ReturnType<TaskRunner['run']> {
  return runner.run(task);
}
