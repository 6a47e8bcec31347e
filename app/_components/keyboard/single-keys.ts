/** Whether keys without Ctrl or Cmd do something. Kept on the device (WCAG 2.1.4: they can be switched off). */
import { useSyncExternalStore } from "react";

const storageKey = "copydesk.single-keys";
const listeners = new Set<() => void>();

export function areSingleKeysOn(): boolean {
  return window.localStorage.getItem(storageKey) !== "off";
}

export function setSingleKeys(on: boolean) {
  window.localStorage.setItem(storageKey, on ? "on" : "off");
  for (const listener of listeners) listener();
}

export function useSingleKeys(): boolean {
  return useSyncExternalStore(subscribe, areSingleKeysOn, () => true);
}

/** Another window of the desk may change it too. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}
