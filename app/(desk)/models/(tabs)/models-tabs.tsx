"use client";

import { usePathname } from "next/navigation";
import { Tabs } from "../../../_components/tabs.tsx";

type Words = Record<"title" | "deployments" | "versions" | "comparisons", string>;
type Counts = Record<"deployments" | "versions" | "comparisons", number>;

export function ModelsTabs({ words, counts }: { words: Words; counts: Counts }) {
  const pathname = usePathname();
  const tabs = [
    { label: words.deployments, count: counts.deployments, href: "/models" as const },
    { label: words.versions, count: counts.versions, href: "/models/versions" as const },
    { label: words.comparisons, count: counts.comparisons, href: "/models/comparisons" as const },
  ];
  return <Tabs label={words.title} tabs={tabs.map((tab) => ({ ...tab, current: pathname === tab.href }))} />;
}
