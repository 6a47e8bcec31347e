import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { Icon } from "../icon.tsx";
import { ThemeSwitch } from "../theme-switch.tsx";
import { AccountMenu } from "./account-menu.tsx";
import { JumpButton } from "./jump-button.tsx";
import { NavCount } from "./nav-count.tsx";
import { NavLink } from "./nav-link.tsx";
import type { ShellData } from "./shell-data.ts";
import { toRoute } from "../to-route.ts";

/** How many projects stand in the navigation; the others are on the projects page and in the palette. */
const shownProjects = 8;

export async function Navigation({
  user,
  projects,
  reviewCount,
  jobCount,
  signOut,
}: Omit<ShellData, "writable" | "searchDrafts">) {
  const t = await getTranslations("shell");
  return (
    <nav className="nav" aria-label={t("main")}>
      <div className="nav-list">
        <Link href="/" className="nav-brand" aria-label="Copydesk">
          C<span className="nav-brand-rest">opydesk</span>
        </Link>
        <JumpButton label={t("search")} />
        <NavLink href="/" label={t("home")} icon={<Icon name="house" />} />
        <NavLink
          href="/review"
          label={t("review")}
          icon={<Icon name="inbox" />}
          count={
            <Suspense>
              <NavCount count={reviewCount} />
            </Suspense>
          }
        />
        <NavLink href="/translate" label={t("translate")} icon={<Icon name="languages" />} />
        <h2 className="nav-heading">{t("projects")}</h2>
        {projects.slice(0, shownProjects).map((project) => (
          <NavLink
            key={project.slug}
            href={toRoute(`/projects/${project.slug}`)}
            project={project.slug}
            label={project.name}
            icon={<LetterTile name={project.name} />}
          />
        ))}
        <NavLink href="/projects" label={t("allProjects")} icon={<Icon name="folder" />} exact />
        <h2 className="nav-heading">{t("operations")}</h2>
        <NavLink href="/models" label={t("models")} icon={<Icon name="boxes" />} />
        <NavLink
          href="/jobs"
          label={t("jobs")}
          icon={<Icon name="list-ordered" />}
          count={
            <Suspense>
              <NavCount count={jobCount} />
            </Suspense>
          }
        />
        {user.isAdmin && <NavLink href="/usage" label={t("usage")} icon={<Icon name="gauge" />} />}
        {user.isAdmin && <NavLink href="/users" label={t("users")} icon={<Icon name="users" />} />}
        <div className="nav-foot">
          <AccountMenu
            name={user.name}
            signOut={signOut}
            words={{
              account: t("account"),
              keys: t("keys.title"),
              signOut: t("signOut"),
              yourAccount: t("yourAccount"),
            }}
          />
          <ThemeSwitch label={t("theme")} className="nav-item nav-theme" />
        </div>
      </div>
    </nav>
  );
}

function LetterTile({ name }: { name: string }) {
  return (
    <span className="letter-tile" aria-hidden="true">
      {Array.from(name.trim())[0]?.toLocaleUpperCase("en") ?? "·"}
    </span>
  );
}
