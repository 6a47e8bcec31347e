/** The product description as a kind of content: its facts are its source. */
import type { Kind } from "../kind.ts";
import { toMarkdown } from "../text/markdown.ts";
import { emptyText } from "../text/schema.ts";
import { cite } from "./cite.ts";
import { lint } from "./lint.ts";
import {
  DEFAULT_CHANNEL,
  productBriefSchema,
  productContentSchema,
  type ProductBrief,
  type ProductContent,
} from "./schema.ts";
import { factSheet } from "./sheet.ts";

export const productKind: Kind<ProductBrief, ProductContent> = {
  briefSchema: productBriefSchema,
  contentSchema: productContentSchema,
  sources: "brief",
  emptyContent: (title) => ({ ...emptyText(title), name: title.slice(0, 150), facts: [], channel: DEFAULT_CHANNEL }),
  titleOf: (content) => content.title,
  lint,
  toMarkdown,
  sheet: { of: ({ name, facts }) => (facts.length > 0 ? factSheet(name, facts) : null), cite },
  clean: true,
};
