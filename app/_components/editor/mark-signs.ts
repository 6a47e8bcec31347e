import type { PlacedMark } from "./placed-mark.ts";

/** The footnote numeral of evidence. */
export function numeralSign(mark: PlacedMark, editable: boolean): HTMLElement {
  const sign = document.createElement("sup");
  sign.className = mark.selected ? "editor-numeral editor-numeral-selected" : "editor-numeral";
  const button = markButton(mark, editable);
  button.textContent = mark.label;
  sign.append(button);
  return sign;
}

/** The sign beside a paragraph with a finding. */
export function gutterSign(mark: PlacedMark, editable: boolean): HTMLElement {
  const button = markButton(mark, editable);
  button.className = `editor-gutter editor-gutter-${mark.state}`;
  button.append(triangle());
  return button;
}

function markButton(mark: PlacedMark, editable: boolean): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.dataset.selectMark = mark.id;
  button.setAttribute("aria-label", mark.name);
  if (mark.preview) button.title = mark.preview;
  button.setAttribute("aria-pressed", String(mark.selected));
  // While writing, Tab leaves the text; Alt and Enter open the mark at the caret.
  if (editable) button.tabIndex = -1;
  button.addEventListener("mousedown", (event) => event.preventDefault());
  return button;
}

// Lucide's triangle-alert (ISC).
function triangle(): SVGElement {
  const namespace = "http://www.w3.org/2000/svg";
  const icon = document.createElementNS(namespace, "svg");
  icon.setAttribute("viewBox", "0 0 24 24");
  icon.setAttribute("aria-hidden", "true");
  for (const line of [
    "m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3",
    "M12 9v4",
    "M12 17h.01",
  ]) {
    const path = document.createElementNS(namespace, "path");
    path.setAttribute("d", line);
    icon.append(path);
  }
  return icon;
}
