/** Whether this process was told to end: then event streams end, so that viewers go on elsewhere, and it is not ready. */
const globals = globalThis as { copydeskEnding?: AbortController };

export function endingSignal(): AbortSignal {
  return (globals.copydeskEnding ??= new AbortController()).signal;
}

/** Called once when the web server starts. Next itself closes the server on these signals, when all requests ended. */
export function noteEnding(): void {
  endingSignal();
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => globals.copydeskEnding?.abort());
}
