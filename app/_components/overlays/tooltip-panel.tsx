"use client";

import { Tooltip } from "radix-ui";
import { floatingHome } from "./floating-home.ts";

/** Placed by a reference that covers the control, so that the control itself is never mounted anew. */
export function TooltipPanel({
  text,
  keys,
  side,
  onClose,
}: {
  text: string;
  keys: string | undefined;
  side: "top" | "right" | "bottom";
  onClose: () => void;
}) {
  return (
    <Tooltip.Provider>
      <Tooltip.Root open onOpenChange={(open) => !open && onClose()}>
        <Tooltip.Trigger asChild>
          <span className="tooltip-reference" aria-hidden="true" />
        </Tooltip.Trigger>
        <Tooltip.Portal container={floatingHome()}>
          <Tooltip.Content className="tooltip" side={side} sideOffset={6} collisionPadding={8}>
            {text}
            {keys && <kbd>{keys}</kbd>}
          </Tooltip.Content>
        </Tooltip.Portal>
      </Tooltip.Root>
    </Tooltip.Provider>
  );
}
