import { X } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names.ts";

type ChipFace = {
  icon?: ReactNode;
  /** What is filtered: "Status". */
  name: ReactNode;
  /** What it is set to: "not archived". A set chip is filled. */
  value?: ReactNode;
  count?: number;
};

/** A filter that is set; pressing it takes it off. `href`: the same list without it. `remove`: the word for screen readers. */
export function SetChip({ href, remove, ...face }: ChipFace & { href: Route; remove: string }) {
  return (
    <Link href={href} scroll={false} className="chip chip-set">
      <Face {...face} />
      <X className="icon icon-small" aria-hidden />
      <span className="visually-hidden">{remove}</span>
    </Link>
  );
}

/** One choice of several in the URL: "All 26", "Weak 3". */
export function ChoiceChip({ href, on, ...face }: ChipFace & { href: Route; on: boolean }) {
  return (
    <Link
      href={href}
      scroll={false}
      className={classNames("chip", on && "chip-set")}
      aria-current={on ? "true" : undefined}
    >
      <Face {...face} />
    </Link>
  );
}

/** A chip that does something here, in a client component. */
export function ButtonChip({
  icon,
  name,
  value,
  count,
  on,
  ...rest
}: ChipFace & { on?: boolean } & Omit<ComponentProps<"button">, "name" | "value" | "children">) {
  return (
    <button type="button" {...rest} className={classNames("chip", on && "chip-set")} aria-pressed={on}>
      <Face icon={icon} name={name} value={value} count={count} />
    </button>
  );
}

function Face({ icon, name, value, count }: ChipFace) {
  return (
    <>
      {icon}
      {name}
      {value !== undefined && <b>{value}</b>}
      {count !== undefined && <b>{count}</b>}
    </>
  );
}
