import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { presentMembers } from "#lib/members/present";
import { listMembers } from "#lib/members/queries";
import { findProjectBySlug } from "#lib/projects/queries";
import { Person } from "../../../../../_components/avatar.tsx";
import { DataTable } from "../../../../../_components/data-table.tsx";
import { InviteMember } from "./invite-member.tsx";
import { MemberActions } from "./member-actions.tsx";

const mostMembers = 100;

export default async function MembersPage({ params }: PageProps<"/projects/[slug]/members">) {
  const actor = await requireUser();
  const found = await findProjectBySlug(db, actor, (await params).slug);
  if (!found) notFound();
  const projectId = found.project.id;
  const members = presentMembers(await listMembers(db, actor, projectId, { limit: mostMembers, cursor: null }));
  const t = await getTranslations("projects");
  const manages = members.abilities.manageMembers;
  const columns = [t("columnPerson"), t("email"), t("columnRole"), ...(manages ? [t("columnActs")] : [])];
  return (
    <section className="grid gap-4 pt-4" aria-label={t("members")}>
      <div className="row">
        <p className="small sub">{members.items.length > 0 ? t("membersAbout") : t("noMembers")}</p>
        {manages && <InviteMember projectId={projectId} />}
      </div>
      {members.items.length > 0 && (
        <DataTable stacking caption={t("membersCaption")} columns={columns.map((label) => ({ label }))}>
          {members.items.map((member) => (
            <tr key={member.id}>
              <td className="title">
                <Person name={member.name} />
              </td>
              <td data-label={t("email")}>{member.email}</td>
              <td data-label={t("columnRole")}>
                {t(`role.${member.role}`)} <span className="meta">{t(`roleAbout.${member.role}`)}</span>
              </td>
              {manages && (
                <td className="end">
                  <MemberActions projectId={projectId} member={member} />
                </td>
              )}
            </tr>
          ))}
        </DataTable>
      )}
    </section>
  );
}
