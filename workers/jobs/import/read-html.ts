import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import type { Dropped } from "#lib/sources/schema";
import type { ReadText } from "./import-error.ts";

/** What is never text of the article. */
const MACHINERY = "script, style, noscript, template, svg, iframe, object, embed, canvas, form, button, dialog";
const FURNITURE = "nav, aside, footer, [role=navigation], [role=banner], [role=contentinfo]";

/** Ways to keep words from a reader's eyes while a model still reads them. */
const HIDDEN_STYLE =
  /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)|(?:left|top|text-indent)\s*:\s*-\d{3,}/i;

const BLOCKS = new Set(
  "ADDRESS ARTICLE BLOCKQUOTE DD DIV DL DT FIGCAPTION FIGURE H1 H2 H3 H4 H5 H6 HEADER LI MAIN OL P PRE SECTION TABLE TBODY THEAD TR UL".split(
    " ",
  ),
);

/** The article of a page as plain text: headings with #, list items with -, paragraphs apart by an empty line. */
export function readHtml(html: string): ReadText & { title: string | null } {
  const { document } = parseHTML(html);
  const dropped: Dropped[] = [];
  const drop = (elements: Iterable<Element>, what: string, why: string) => {
    let count = 0;
    for (const element of elements) {
      if (element.textContent?.trim()) count++;
      element.remove();
    }
    if (count > 0) dropped.push({ what, why, count });
  };
  document.querySelectorAll(MACHINERY).forEach((element: Element) => element.remove());
  drop(hiddenElements(document), "hidden text", "readers cannot see it, so it is kept out of prompts");
  const title = document.querySelector("title")?.textContent?.trim() || null;
  const article = findArticle(document.cloneNode(true) as Document);
  if (!article) drop(document.querySelectorAll(FURNITURE), "menus and footers", "not part of the article");
  else dropped.push({ what: "parts around the article", why: "menus, footers and the like", count: 1 });
  const images = (article ?? document.body)?.querySelectorAll("img, picture, video, audio").length ?? 0;
  if (images > 0) dropped.push({ what: "images and media", why: "only text is read", count: images });
  return { text: textOf(article ?? document.body), dropped, title };
}

function* hiddenElements(document: Document): Generator<Element> {
  for (const element of document.querySelectorAll("[hidden], [aria-hidden=true], [style]"))
    if (element.hasAttribute("hidden") || element.getAttribute("aria-hidden") === "true") yield element;
    else if (HIDDEN_STYLE.test(element.getAttribute("style") ?? "")) yield element;
}

/** Readability's choice, when it keeps most of the words; a page that is nothing but an article is taken whole. */
function findArticle(document: Document): Element | null {
  const words = document.body?.textContent?.length ?? 0;
  if (!document.querySelector(FURNITURE) && document.querySelectorAll("div").length < 3) return null;
  const found = new Readability(document).parse();
  if (!found?.content || (found.textContent?.length ?? 0) < words * 0.3) return null;
  return parseHTML(`<!doctype html><html><body>${found.content}</body></html>`).document.body;
}

function textOf(root: Element | null): string {
  const blocks: string[] = [];
  let line = "";
  const flush = (prefix = "") => {
    const text = line.replace(/[ \t\n]+/g, " ").trim();
    if (text) blocks.push(prefix + text);
    line = "";
  };
  const walk = (node: Node, prefix: string) => {
    if (node.nodeType === 3) line += node.textContent ?? "";
    if (node.nodeType !== 1) return;
    const element = node as Element;
    const name = element.tagName.toUpperCase();
    if (name === "BR") return flush(prefix);
    if (name === "TD" || name === "TH") line += line.trim() ? " | " : "";
    const own = /^H[1-6]$/.test(name) ? `${"#".repeat(Number(name[1]))} ` : name === "LI" ? "- " : prefix;
    if (BLOCKS.has(name)) flush(prefix);
    element.childNodes.forEach((child) => walk(child, own));
    if (BLOCKS.has(name)) flush(own);
  };
  if (root) walk(root, "");
  flush();
  return blocks.join("\n\n").replace(/\n\n(?=- )(?<=- [^\n]*\n\n)/g, "\n");
}
