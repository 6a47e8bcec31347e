/** Product descriptions: a table of facts and a channel are ordered; the content keeps the facts that it rests on. */
import { z } from "zod";
import { TEXT_LIMITS, textContentSchema } from "../text/schema.ts";

export const PRODUCT_LIMITS = { name: 150, facts: 60, factName: 80, factValue: 400, seoTitle: 120 } as const;

export const CHANNELS = ["web-shop", "marketplace", "catalogue", "social", "email"] as const;
export type Channel = (typeof CHANNELS)[number];

export const factSchema = z.strictObject({
  name: z.string().trim().min(1).max(PRODUCT_LIMITS.factName),
  value: z.string().trim().min(1).max(PRODUCT_LIMITS.factValue),
});
export type Fact = z.infer<typeof factSchema>;

export const productBriefSchema = z.strictObject({
  name: z.string().trim().min(1).max(PRODUCT_LIMITS.name),
  facts: z.array(factSchema).min(1).max(PRODUCT_LIMITS.facts),
  channel: z.enum(CHANNELS).optional(),
  /** Of the running text; lists of facts come on top. */
  words: z.int().min(10).max(TEXT_LIMITS.words).optional(),
});
export type ProductBrief = z.infer<typeof productBriefSchema>;

export const productContentSchema = textContentSchema.extend({
  /** The product's name as the facts have it; the title may say more. */
  name: z.string().trim().max(PRODUCT_LIMITS.name).default(""),
  facts: z.array(factSchema).max(PRODUCT_LIMITS.facts).default([]),
  channel: z.enum(CHANNELS).default("web-shop"),
  /** For search engines, where the title is too long for them or too short. */
  seoTitle: z.string().max(PRODUCT_LIMITS.seoTitle).optional(),
});
export type ProductContent = z.infer<typeof productContentSchema>;

export const DEFAULT_CHANNEL: Channel = "web-shop";

export type ChannelRules = {
  /** Of running text, unless the brief says otherwise. */
  words: number;
  /** Items of lists, and characters of each; none where the channel has no lists. */
  bullets: number;
  bulletLength: number;
  /** All characters of the text, where the channel cuts it. */
  characters: number | null;
  /** Whether every fact has to be told. */
  complete: boolean;
};

export const CHANNEL_RULES: Record<Channel, ChannelRules> = {
  "web-shop": { words: 120, bullets: 60, bulletLength: 200, characters: null, complete: true },
  marketplace: { words: 60, bullets: 5, bulletLength: 250, characters: 2_000, complete: true },
  catalogue: { words: 40, bullets: 60, bulletLength: 120, characters: null, complete: true },
  social: { words: 45, bullets: 0, bulletLength: 0, characters: 280, complete: false },
  email: { words: 60, bullets: 5, bulletLength: 160, characters: null, complete: false },
};

/** What search engines show without a cut. */
export const SEO_LIMITS = { title: 60, description: 155 } as const;
