import { may } from "#lib/auth/queries";
import type { Members, MemberRow } from "./queries.ts";

export function presentMember(member: MemberRow) {
  return {
    id: member.id,
    name: member.name,
    email: member.email,
    role: member.role,
    since: member.since.toISOString(),
  };
}

export type PresentedMember = ReturnType<typeof presentMember>;

/** With what the viewer may do, so that buttons hide by the policy that the commands ask. */
export function presentMembers({ page, access }: Members) {
  return {
    items: page.items.map(presentMember),
    nextCursor: page.nextCursor,
    abilities: { manageMembers: may(access, "members.manage") },
  };
}
