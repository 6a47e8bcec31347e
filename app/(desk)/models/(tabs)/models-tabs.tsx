"use client";

import { usePathname } from "next/navigation";
import { Tabs } from "../../../_components/tabs.tsx";

type Words = Record<"title" | "deployments" | "versions" | "catalog", string>;

export function ModelsTabs({ words }: { words: Words }) {
  const pathname = usePathname();
  const tabs = [
    { label: words.deployments, href: "/models" as const },
    { label: words.versions, href: "/models/versions" as const },
    { label: words.catalog, href: "/models/catalog" as const },
  ];
  return <Tabs label={words.title} tabs={tabs.map((tab) => ({ ...tab, current: pathname === tab.href }))} />;
}
