/** Which key press a shortcut means. Notation: "c", "?", "Escape", "mod+k", "mod+Enter", "alt+1"; `mod` is Ctrl or Cmd. */
export type KeyPress = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean };

/** Shift is part of the character ("?"), so it is not compared. */
export function matchesKeys(keys: string, press: KeyPress): boolean {
  const parts = keys.split("+");
  const wanted = parts.at(-1) || "+";
  return (
    press.key.toLowerCase() === wanted.toLowerCase() &&
    (press.ctrlKey || press.metaKey) === parts.includes("mod") &&
    press.altKey === parts.includes("alt")
  );
}

/** A key that a person may also type as text. Escape is not one. */
export function isSingleKey(keys: string): boolean {
  return !keys.includes("mod+") && !keys.includes("alt+") && keys !== "Escape";
}

/** How the keys are drawn: "mod+Enter" is "Ctrl ↵", on a Mac "⌘ ↵". */
export function drawKeys(keys: string, mac = false): string {
  const names: Record<string, string> = { mod: mac ? "⌘" : "Ctrl", alt: mac ? "⌥" : "Alt", Enter: "↵", Escape: "Esc" };
  return keys
    .split("+")
    .map((part) => names[part] ?? part.toUpperCase())
    .join(" ");
}
