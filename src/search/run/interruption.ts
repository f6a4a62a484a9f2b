/** What was waited for, or null once the run is interrupted: work that never ends must not keep it from reporting. */
export async function unlessInterrupted<T>(
  work: Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T | null> {
  if (signal === undefined) return work;
  let stop = (): void => {};
  const interruption = new Promise<null>((resolve) => {
    stop = () => resolve(null);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop);
  });
  // The pool may refuse what it was given when it is ended; nobody waits for that any more.
  work.catch(() => {});
  try {
    return await Promise.race([work, interruption]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
