/** The keys that work on this screen now. One listener for the page; the list of keys reads the same register. */
import { isSingleKey, matchesKeys } from "./match-keys.ts";
import { areSingleKeysOn } from "./single-keys.ts";

export type Shortcut = {
  /** See `matchesKeys`. */
  keys: string;
  /** What it does, in the list of keys. Without a label it is not listed. */
  label?: string | undefined;
  /** Heading in the list of keys. */
  group?: string | undefined;
  run: (event: KeyboardEvent) => void;
};

const register: Shortcut[] = [];

/** Adds a shortcut until the returned function is called. A later one wins over an earlier one with the same keys. */
export function addShortcut(shortcut: Shortcut): () => void {
  if (register.length === 0) document.addEventListener("keydown", onKeyDown);
  register.push(shortcut);
  return () => {
    register.splice(register.indexOf(shortcut), 1);
    if (register.length === 0) document.removeEventListener("keydown", onKeyDown);
  };
}

export function listShortcuts(): Shortcut[] {
  return register.filter((shortcut) => shortcut.label);
}

function onKeyDown(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing || event.repeat) return;
  const shortcut = register.findLast((candidate) => matchesKeys(candidate.keys, event));
  if (!shortcut || document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]')) return;
  if (isSingleKey(shortcut.keys) && (isTyping(event.target) || !areSingleKeysOn())) return;
  event.preventDefault();
  shortcut.run(event);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement)
    return !["checkbox", "radio", "button", "submit", "reset", "range"].includes(target.type);
  return target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
