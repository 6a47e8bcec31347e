/** Markdown as safe HTML, for readers and exports. */
import type { Root } from "hast";
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";

/** Links to http, https and mailto; no pictures from elsewhere, since loading one tells its server who reads. */
const schema = {
  ...defaultSchema,
  tagNames: defaultSchema.tagNames?.filter((name) => !["img", "picture", "source"].includes(name)),
  protocols: { ...defaultSchema.protocols, href: ["http", "https", "mailto"] },
};

const reader = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkFrontmatter)
  .use(remarkRehype)
  .use(rehypeSanitize, schema)
  .use(rehypeStringify);

export function markdownToHtml(markdown: string): string {
  return String(reader.processSync(markdown));
}

/** The same as a tree, for those who put marks into it. */
export function markdownToTree(markdown: string): Root {
  return reader.runSync(reader.parse(markdown)) as Root;
}
