import type { Metadata, Route } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { nextPath } from "#lib/auth/next-path";
import { findActor } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { hasAdmin } from "#lib/members/users/queries";
import { SignInForm } from "./sign-in-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: t("signIn") };
}

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { next } = await searchParams;
  const wanted = nextPath(typeof next === "string" ? next : null);
  if (await findActor()) redirect(wanted as Route);
  if (!(await hasAdmin(db))) redirect("/setup");
  const t = await getTranslations("auth");
  return (
    <section className="gate-card">
      <h1>{t("signIn")}</h1>
      <SignInForm
        next={wanted}
        words={{
          email: t("email"),
          password: t("password"),
          signIn: t("signIn"),
          pending: t("signingIn"),
          failed: t("notSignedIn"),
        }}
      />
      <p className="meta">{t("forgotten")}</p>
    </section>
  );
}
