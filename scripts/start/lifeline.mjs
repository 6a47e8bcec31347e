/**
 * Loaded before a child's own code: standard input is its lifeline. When that ends, whoever started it is gone, and
 * the child stops as it would by SIGTERM. With it go all processes of its group, which it leads.
 */
const GRACE = 1000 * Number(process.env.COPYDESK_STOP_SECONDS ?? 5);

// Only in the process that was started: what it starts inherits the option, not the lifeline.
if (process.env.COPYDESK_LIFELINE_OF === String(process.ppid)) {
  process.stdin.on("error", stop).on("end", stop).resume();
  // The lifeline alone keeps nothing alive.
  process.stdin.unref?.();
}

function stop() {
  process.on("exit", endGroup);
  setTimeout(endGroup, GRACE).unref();
  process.kill(process.pid, "SIGTERM");
}

function endGroup() {
  process.kill(-process.pid, "SIGKILL");
}
