"use client";

import { lazy, Suspense, useState, type ComponentProps, type KeyboardEvent } from "react";
import type { MenuItem } from "./menu-item.ts";

type MenuProps = {
  items: MenuItem[];
  /** The face of the button, and its attributes: `className="chip"`, `aria-label`. */
  trigger: Omit<ComponentProps<"button">, "type">;
  side?: "top" | "bottom" | "right";
  align?: "start" | "end";
};

const load = () => import("./menu-panel.tsx");
const MenuPanel = lazy(() => load().then((module) => ({ default: module.MenuPanel })));

/** A menu button. The menu's code comes with the first pointer or focus on the button. */
export function Menu({ items, trigger, side = "bottom", align = "start" }: MenuProps) {
  const [wanted, setWanted] = useState(false);
  const closed = (
    <button
      type="button"
      aria-haspopup="menu"
      aria-expanded={false}
      {...trigger}
      onPointerEnter={() => void load()}
      onFocus={() => void load()}
      onClick={() => setWanted(true)}
      onKeyDown={openByArrow}
    />
  );

  function openByArrow(event: KeyboardEvent) {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    setWanted(true);
  }

  if (!wanted) return closed;
  return (
    <Suspense fallback={closed}>
      <MenuPanel items={items} trigger={trigger} side={side} align={align} />
    </Suspense>
  );
}
