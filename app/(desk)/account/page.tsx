import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { findOwnAccount } from "#lib/members/account/queries";
import { PageHead, SectionHead } from "../../_components/page-head.tsx";
import { SkeletonRows } from "../../_components/skeleton.tsx";
import { NameForm } from "./name-form.tsx";
import { PasswordForm } from "./password-form.tsx";
import { SessionList } from "./session-list.tsx";
import { TokenList } from "./token-list.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account");
  return { title: t("title") };
}

export default async function AccountPage() {
  const actor = await requireUser();
  const [t, common] = await Promise.all([getTranslations("account"), getTranslations("common")]);
  return (
    <div className="page">
      <PageHead title={t("title")}>{t("about")}</PageHead>
      <Suspense fallback={<SkeletonRows label={common("loading")} rows={6} />}>
        <div className="grid gap-12">
          <Person />
          <SessionList actor={actor} />
          <TokenList actor={actor} />
        </div>
      </Suspense>
    </div>
  );
}

async function Person() {
  const actor = await requireUser();
  const account = await findOwnAccount(db, actor);
  const [t, common] = await Promise.all([getTranslations("account"), getTranslations("common")]);
  const always = { pending: t("saving"), failed: t("notSaved") };
  return (
    <>
      <section aria-labelledby="person">
        <SectionHead id="person" title={t("person")} />
        <NameForm
          name={account.name}
          email={account.email}
          words={{ ...always, name: t("name"), email: t("email"), emailHint: t("emailHint"), save: common("save") }}
        />
      </section>
      <section aria-labelledby="password">
        <SectionHead id="password" title={t("password")} />
        <PasswordForm
          email={account.email}
          words={{
            ...always,
            current: t("currentPassword"),
            next: t("newPassword"),
            hint: t("passwordHint"),
            save: t("changePassword"),
          }}
        />
      </section>
    </>
  );
}
