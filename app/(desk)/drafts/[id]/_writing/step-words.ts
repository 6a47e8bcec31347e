"use client";

import { useTranslations } from "next-intl";
import type { KindName } from "#lib/kinds/registry";
import type { Step } from "./use-generation.ts";

/** The steps of each kind in their usual order; one that is told and not named here comes in as it is told. */
const aboutTopic = ["read", "compare", "outline", "write"];
const usual: Record<KindName, string[]> = {
  article: aboutTopic,
  "blog-post": aboutTopic,
  "product-description": ["read", "write"],
  summary: ["read", "compare", "select", "write"],
  quiz: ["read", "clean", "ask", "check", "arrange"],
  "personality-quiz": ["traits", "choose", "balance", "write", "word", "translate", "arrange"],
  translation: ["read", "translate", "check"],
};

const named = [
  "read",
  "compare",
  "outline",
  "write",
  "check",
  "select",
  "clean",
  "ask",
  "arrange",
  "translate",
  "traits",
  "choose",
  "balance",
  "word",
  "load",
] as const;
type Named = (typeof named)[number];

function isNamed(name: string): name is Named {
  return (named as readonly string[]).includes(name);
}

export type StepState = { name: string; state: "done" | "now" | undefined };

/** All before the current step are done; those that were left out are not shown. */
export function stepsOf(kind: KindName, told: Step[]): StepState[] {
  const current = told.at(-1)?.name;
  const order = usual[kind];
  const at = current === undefined ? -1 : order.indexOf(current);
  const extra = told.filter(({ name }) => !order.includes(name) && isNamed(name)).map(({ name }) => name);
  const shown = [
    ...order.slice(0, Math.max(0, at)).filter((name) => told.some((step) => step.name === name)),
    ...extra,
  ];
  const rest = at < 0 ? order : order.slice(at);
  return [...shown.filter((name) => name !== current), ...rest].map((name) => ({
    name,
    state: name === current ? "now" : told.some((step) => step.name === name) ? "done" : undefined,
  }));
}

/** "Writing, part 2 of 6: The summer of 1956". */
export function useStepWords() {
  const t = useTranslations("drafts.writing");
  const short = (name: string) => (isNamed(name) ? t(`step.${name}`) : name);
  const long = ({ name, done, of, note }: Step) => {
    const word = isNamed(name) ? t(`doing.${name}`) : name;
    const part = of > 1 ? t("part", { word, done: Math.min(of, done + 1), of }) : word;
    return note && of > 1 ? `${part}: ${note}` : part;
  };
  return Object.assign(long, { short });
}
