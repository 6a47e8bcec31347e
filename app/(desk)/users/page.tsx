import { UserPlus } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { mayAdminister } from "#lib/auth/policy";
import { requireUser } from "#lib/auth/session";
import { DialogButton } from "../../_components/overlays/dialog-button.tsx";
import { PageHead } from "../../_components/page-head.tsx";
import { SkeletonRows } from "../../_components/skeleton.tsx";
import { InvitationList } from "./invitation-list.tsx";
import { InviteForm } from "./invite-form.tsx";
import { UserList } from "./user-list.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("users");
  return { title: t("title") };
}

export default async function UsersPage({ searchParams }: PageProps<"/users">) {
  const actor = await requireUser();
  if (!mayAdminister(actor, "users.manage")) notFound();
  const { cursor } = await searchParams;
  const [t, common] = await Promise.all([getTranslations("users"), getTranslations("common")]);
  return (
    <div className="page">
      <PageHead title={t("title")} actions={<InviteButton />}>
        {t("about")}
      </PageHead>
      <Suspense fallback={<SkeletonRows label={common("loading")} rows={5} />}>
        <div className="grid gap-12">
          <UserList actor={actor} cursor={typeof cursor === "string" ? cursor : null} />
          <InvitationList actor={actor} />
        </div>
      </Suspense>
    </div>
  );
}

async function InviteButton() {
  const [t, common] = await Promise.all([getTranslations("users"), getTranslations("common")]);
  return (
    <DialogButton
      label={t("invite")}
      tone="primary"
      icon={<UserPlus className="icon" aria-hidden />}
      title={t("inviteTitle")}
      description={t("inviteAbout")}
      closeLabel={common("close")}
    >
      <InviteForm
        words={{
          email: t("email"),
          admin: t("asAdmin"),
          adminHint: t("adminHint"),
          make: t("makeLink"),
          making: t("makingLink"),
          failed: t("notInvited"),
          link: t("link"),
          handOver: t("handOver"),
          once: t("onceInvitation"),
          copy: common("copy"),
          copied: common("copied"),
        }}
      />
    </DialogButton>
  );
}
