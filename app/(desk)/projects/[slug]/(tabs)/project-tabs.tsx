"use client";

import { usePathname } from "next/navigation";
import { Tabs } from "../../../../_components/tabs.tsx";
import { toRoute } from "../../../../_components/to-route.ts";

type Words = Record<"tabs" | "drafts" | "sources" | "guidelines" | "members", string>;

export function ProjectTabs({ slug, words }: { slug: string; words: Words }) {
  const pathname = usePathname();
  const tabs = [
    { label: words.drafts, href: toRoute(`/projects/${slug}`) },
    { label: words.sources, href: toRoute(`/projects/${slug}/sources`) },
    { label: words.guidelines, href: toRoute(`/projects/${slug}/guidelines`) },
    { label: words.members, href: toRoute(`/projects/${slug}/members`) },
  ];
  return <Tabs label={words.tabs} tabs={tabs.map((tab) => ({ ...tab, current: pathname === tab.href }))} />;
}
