import { Plus } from "lucide-react";
import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "../../_components/button.tsx";
import { Hotkey } from "../../_components/keyboard/hotkey.tsx";
import { Menu } from "../../_components/overlays/menu.tsx";

/** Straight to the brief when there is one project to write in; else the project is asked first. */
export async function NewDraft({ projects }: { projects: { slug: string; name: string }[] }) {
  const [t, common] = await Promise.all([getTranslations("home"), getTranslations("projects")]);
  const [only, another] = projects;
  if (!only) return null;
  const sign = <Plus className="icon" aria-hidden />;
  if (another)
    return (
      <Menu
        align="end"
        items={projects.map(({ slug, name }) => ({ label: name, href: `/projects/${slug}/new` as Route }))}
        trigger={{
          className: "button button-primary",
          children: (
            <>
              {sign}
              {t("newDraftIn")}
            </>
          ),
        }}
      />
    );
  const href = `/projects/${only.slug}/new` as Route;
  return (
    <>
      <LinkButton href={href} tone="primary" icon={sign} keys="C">
        {common("newDraft")}
      </LinkButton>
      <Hotkey keys="c" label={common("newDraft")} group={common("listGroup")} href={href} />
    </>
  );
}
