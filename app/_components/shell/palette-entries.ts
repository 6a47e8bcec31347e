import { getTranslations } from "next-intl/server";
import type { PaletteEntry } from "../palette/entries.ts";
import type { ShellData } from "./shell-data.ts";
import { toRoute } from "../to-route.ts";

/** What the palette offers before anything is typed: screens, projects, and a new draft in each project. */
export async function paletteEntries({
  user,
  projects,
  writable,
}: Pick<ShellData, "user" | "projects" | "writable">): Promise<PaletteEntry[]> {
  const [t, slugs] = await Promise.all([getTranslations("shell"), writable]);
  const go = t("palette.go");
  const screens: PaletteEntry[] = [
    { id: "go-home", group: go, label: t("home"), href: "/" },
    { id: "go-review", group: go, label: t("review"), href: "/review" },
    { id: "go-projects", group: go, label: t("allProjects"), href: "/projects" },
    { id: "go-translate", group: go, label: t("translate"), href: "/translate" },
    { id: "go-models", group: go, label: t("models"), href: "/models" },
    { id: "go-jobs", group: go, label: t("jobs"), href: "/jobs" },
    ...(user.isAdmin ? [{ id: "go-usage", group: go, label: t("usage"), href: "/usage" } as const] : []),
    ...(user.isAdmin ? [{ id: "go-users", group: go, label: t("users"), href: "/users" } as const] : []),
    { id: "go-account", group: go, label: t("account"), href: "/account" },
  ];
  return [
    ...screens,
    ...projects.map((project): PaletteEntry => ({
      id: `project-${project.slug}`,
      group: t("palette.projects"),
      label: project.name,
      href: toRoute(`/projects/${project.slug}`),
    })),
    ...projects
      .filter((project) => slugs.includes(project.slug))
      .map((project): PaletteEntry => ({
        id: `new-${project.slug}`,
        group: t("palette.start"),
        label: t("newDraftIn", { project: project.name }),
        href: toRoute(`/projects/${project.slug}/new`),
      })),
  ];
}
