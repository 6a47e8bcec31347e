/** Tells when to stop: a signal, or the end of the lifeline. A second signal means: at once. */
export type Stopper = { signal: AbortSignal; hurry: AbortSignal; stopped: Promise<void>; stop: () => void };

export function createStopper(lifeline: NodeJS.ReadableStream, onFirst: () => void): Stopper {
  const stopping = new AbortController();
  const hurrying = new AbortController();
  const stop = () => stopping.abort();
  const stopAsAsked = () => {
    if (!stopping.signal.aborted) onFirst();
    stop();
  };
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(name, () => (stopping.signal.aborted ? hurrying.abort() : stopAsAsked()));
  lifeline.on("error", stopAsAsked).on("end", stopAsAsked).resume();
  const stopped = new Promise<void>((resolve) => stopping.signal.addEventListener("abort", () => resolve()));
  return { signal: stopping.signal, hurry: hurrying.signal, stopped, stop };
}
