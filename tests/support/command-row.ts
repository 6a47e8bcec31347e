import type { AccessDesk } from "./access-desk.ts";
import type { PersonName } from "./access-people.ts";
import type { Person } from "./api-desk.ts";

export type CommandRow = {
  /** The command's name, and what about it where one has several rules. */
  name: string;
  who: PersonName[];
  /** What others than members of the project hear; not_found unless given. */
  outside?: "forbidden";
  run: (desk: AccessDesk, actor: Person) => Promise<unknown>;
};
