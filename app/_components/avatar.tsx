import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { initials } from "./initials.ts";

/** People are round with initials, models square. Without `label` it is hidden: the name must stand beside it. */
export function Avatar({ name, model, label }: { name: string; model?: boolean; label?: string }) {
  const named = label
    ? ({ role: "img", "aria-label": label, title: label } as const)
    : ({ "aria-hidden": true } as const);
  return (
    <span className={classNames("avatar", model && "avatar-model")} {...named}>
      {model ? initials(name).slice(0, 1) : initials(name)}
    </span>
  );
}

/** Avatar and name. */
export function Person({ name, model, children }: { name: string; model?: boolean; children?: ReactNode }) {
  return (
    <span className="person">
      <Avatar name={name} model={model} />
      {children ?? name}
    </span>
  );
}

/** Who is here. `role` is part of the label: "Jonas Weber, reading". */
export function AvatarStack({ people }: { people: { name: string; role?: string; model?: boolean }[] }) {
  return (
    <span className="avatar-stack">
      {people.map((person) => (
        <Avatar
          key={person.name}
          name={person.name}
          model={person.model}
          label={[person.name, person.role].filter(Boolean).join(", ")}
        />
      ))}
    </span>
  );
}
