"use server";

import { headers } from "next/headers";
import { db } from "#lib/db/client";
import { done } from "#lib/errors/refusal";
import { ourOrigin } from "#lib/http/browser";
import { confirmAction, formAction } from "#lib/http/form-action";
import { changeMemberRole, removeMember } from "#lib/members/commands";
import { invitePerson } from "#lib/members/invitations/commands";
import { changeProject } from "#lib/projects/commands";
import { guidelinesFormSchema, inviteMemberFormSchema, memberFormSchema, roleFormSchema } from "../../schema.ts";

const refusals = "projects.refusals";
const revalidate = ["/projects"];

export const changeGuidelinesAction = formAction(
  { schema: guidelinesFormSchema, refusals, revalidate, done: "projects.saved" },
  async (actor, { projectId, change }) => done(await changeProject(db, actor, projectId, change)),
);

/** The link for somebody without an account; null for who is a member at once. */
export const inviteMemberAction = formAction(
  { schema: inviteMemberFormSchema, refusals, keep: ["email"], revalidate, done: "projects.invited" },
  async (actor, input) => {
    const outcome = await invitePerson(db, actor, { to: "project", ...input });
    if (!outcome.ok) return outcome;
    const invited = outcome.value;
    return done(invited.kind === "link" ? `${ourOrigin(await headers())}/invitation/${invited.token}` : null);
  },
);

export const changeRoleAction = confirmAction(
  { schema: roleFormSchema, refusals, revalidate },
  (actor, { projectId, ...member }) => changeMemberRole(db, actor, projectId, member),
);

export const removeMemberAction = confirmAction(
  { schema: memberFormSchema, refusals, revalidate },
  (actor, { projectId, userId }) => removeMember(db, actor, projectId, userId),
);
