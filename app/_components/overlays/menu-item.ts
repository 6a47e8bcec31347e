import type { Route } from "next";
import type { ReactNode } from "react";

export type MenuItem =
  | { type: "line" }
  | { type: "label"; label: ReactNode }
  | ({
      type?: "item";
      label: ReactNode;
      icon?: ReactNode;
      keys?: string;
      critical?: boolean;
      /** Why it cannot be chosen. */ waiting?: string | null;
    } & ({ href: Route } | { onSelect: () => void | Promise<void> }));
