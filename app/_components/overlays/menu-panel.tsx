"use client";

import Link from "next/link";
import { DropdownMenu } from "radix-ui";
import { floatingHome } from "./floating-home.ts";
import { useState, type ComponentProps } from "react";
import { classNames } from "../class-names.ts";
import type { MenuItem } from "./menu-item.ts";

type MenuPanelProps = {
  items: MenuItem[];
  trigger: Omit<ComponentProps<"button">, "type">;
  side: "top" | "bottom" | "right";
  align: "start" | "end";
};

/** Open from the start: it is loaded because its button was pressed. */
export function MenuPanel({ items, trigger, side, align }: MenuPanelProps) {
  const [open, setOpen] = useState(true);
  return (
    <DropdownMenu.Root open={open} onOpenChange={setOpen} modal={false}>
      <DropdownMenu.Trigger asChild>
        <button type="button" {...trigger} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={floatingHome()}>
        <DropdownMenu.Content className="menu" side={side} align={align} sideOffset={4} collisionPadding={8}>
          {items.map((item, index) => (
            <Entry key={index} item={item} />
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Entry({ item }: { item: MenuItem }) {
  if (item.type === "line") return <DropdownMenu.Separator className="menu-line" />;
  if (item.type === "label") return <DropdownMenu.Label className="menu-label">{item.label}</DropdownMenu.Label>;
  const look = classNames("menu-item", item.critical && "menu-item-critical");
  const face = (
    <>
      {item.icon}
      {item.label}
      {item.keys && <kbd aria-hidden="true">{item.keys}</kbd>}
      {item.waiting && <span className="meta push">{item.waiting}</span>}
    </>
  );
  if ("href" in item && !item.waiting) {
    return (
      <DropdownMenu.Item asChild className={look}>
        <Link href={item.href}>{face}</Link>
      </DropdownMenu.Item>
    );
  }
  const choose = "onSelect" in item ? () => void item.onSelect() : undefined;
  return (
    <DropdownMenu.Item className={look} disabled={Boolean(item.waiting)} onSelect={choose}>
      {face}
    </DropdownMenu.Item>
  );
}
