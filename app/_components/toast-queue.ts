/** Toasts for what needs no answer. The library is loaded with the first one. */
export type Notice = {
  message: string;
  /** A second line. */
  detail?: string;
  tone?: "plain" | "ok" | "critical";
  /** Shown as a button, for example Undo. */
  action?: { label: string; run: () => void };
};

const queue: Notice[] = [];
const listeners = new Set<() => void>();
let wanted = false;

/** Shows a toast; call it from a client component, after the thing has happened. */
export function notify(notice: Notice) {
  queue.push(notice);
  wanted = true;
  for (const listener of listeners) listener();
}

/** Hands out what waits, once. */
export function takeNotices(): Notice[] {
  return queue.splice(0);
}

export function onNotice(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function isToasterWanted(): boolean {
  return wanted;
}
