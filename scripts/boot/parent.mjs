const POLL = 500;
const parent = process.ppid;

/**
 * Calls `act` once when npm, which runs this, has been ended: its shell keeps signals to itself, so that the change of
 * parent is all that is to be seen of it. Returns the end of watching.
 */
export function onNpmEnded(act) {
  if (!process.env.npm_lifecycle_event) return () => undefined;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    act();
  }, POLL);
  timer.unref();
  return () => clearInterval(timer);
}
