"use client";

import { usePathname } from "next/navigation";
import { Tabs } from "../../../../_components/tabs.tsx";

type Words = Record<"tabs" | "drafts" | "sources" | "guidelines" | "members", string>;

export function ProjectTabs({ slug, words }: { slug: string; words: Words }) {
  const pathname = usePathname();
  const tabs = [
    { label: words.drafts, href: `/projects/${slug}` as const },
    { label: words.sources, href: `/projects/${slug}/sources` as const },
    { label: words.guidelines, href: `/projects/${slug}/guidelines` as const },
    { label: words.members, href: `/projects/${slug}/members` as const },
  ];
  return <Tabs label={words.tabs} tabs={tabs.map((tab) => ({ ...tab, current: pathname === tab.href }))} />;
}
