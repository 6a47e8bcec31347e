/** Who tries, in the tests of access: the roles of a project, somebody from outside it, and an admin. */
export const PEOPLE = ["lead", "editor", "reviewer", "viewer", "stranger", "admin"] as const;

export type PersonName = (typeof PEOPLE)[number];
