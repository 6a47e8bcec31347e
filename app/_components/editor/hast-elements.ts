import type { Element, Root, RootContent } from "hast";
import { createElement, Fragment, type ReactNode } from "react";

/**
 * React elements for a tree that was sanitised. `end` comes after its last words, wherever they stand: a caret
 * belongs into the last item of a list, not under it.
 */
export function toElements(tree: Root, end: ReactNode): ReactNode {
  const place = lastHolder(tree);
  const children = tree.children.map((node) => toNode(node, place, end));
  return createElement(Fragment, null, ...children, place ? null : end);
}

const holders = new Set([
  "p",
  "li",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "td",
  "th",
  "code",
  "em",
  "strong",
  "a",
  "del",
]);

function lastHolder(tree: Root): Element | null {
  let holder: Element | null = null;
  let parent: Root | Element | null = tree;
  while (parent) {
    const said: RootContent[] = parent.children.filter((node) => node.type !== "text" || node.value.trim() !== "");
    const last = said.at(-1);
    parent = last?.type === "element" ? last : null;
    if (parent && holders.has(parent.tagName)) holder = parent;
  }
  return holder;
}

function toNode(node: RootContent, place: Element | null, end: ReactNode): ReactNode {
  if (node.type === "text") return node.value;
  if (node.type !== "element") return null;
  const children = node.children.map((child) => toNode(child, place, end));
  return createElement(node.tagName, propertiesOf(node), ...children, ...(node === place ? [end] : []));
}

function propertiesOf(element: Element): Record<string, unknown> {
  const properties: Record<string, unknown> = element.tagName === "input" ? { readOnly: true } : {};
  for (const [name, value] of Object.entries(element.properties)) {
    if (name === "style" || value === null || value === undefined) continue;
    // hast writes `ariaLabel` and `dataFootnoteRef`; React takes these two kinds by the attribute's own name.
    const isHyphenated = /^(aria|data)[A-Z]/.test(name);
    const attribute = isHyphenated ? name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`) : name;
    properties[attribute] = Array.isArray(value) ? value.join(" ") : value;
  }
  return properties;
}
