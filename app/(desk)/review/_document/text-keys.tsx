"use client";

import { useShortcut } from "../../../_components/keyboard/use-shortcut.ts";

type Props = { group: string; nextChange: string | null; previousChange: string; evidence: string };

/** N and P go from change to change, E to the passages below the text. */
export function TextKeys({ group, nextChange, previousChange, evidence }: Props) {
  const off = nextChange === null;
  useShortcut("n", () => move(1), { label: nextChange ?? "", group, off });
  useShortcut("p", () => move(-1), { label: previousChange, group, off });
  useShortcut("e", () => show(document.getElementById("passages-title")), { label: evidence, group });
  return null;
}

/** From the change that has the focus; without one, from the first. */
function move(step: 1 | -1) {
  const changes = Array.from(document.querySelectorAll<HTMLElement>("[data-change]"));
  const at = changes.findIndex((change) => change.contains(document.activeElement));
  show(changes[at < 0 ? 0 : Math.min(changes.length - 1, Math.max(0, at + step))] ?? null);
}

function show(element: HTMLElement | null) {
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: "center" });
}
