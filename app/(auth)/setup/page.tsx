import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { db } from "#lib/db/client";
import { hasAdmin } from "#lib/members/users/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: t("setup.title") };
}

/** For who comes before there is an admin: says where the link is that makes one. */
export default async function SetupPage() {
  if (await hasAdmin(db)) redirect("/sign-in");
  const t = await getTranslations("auth.setup");
  return (
    <section className="gate-card">
      <h1>{t("title")}</h1>
      <p>{t("link")}</p>
      <p className="sub small">{t("lost")}</p>
      <p className="meta">{t("unattended")}</p>
    </section>
  );
}
