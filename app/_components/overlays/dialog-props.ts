import type { ReactNode } from "react";

export type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** A sentence under the title. */
  description?: ReactNode;
  /** The name of the button that closes it. */
  closeLabel: string;
  /** `sheet` comes from the side, on small screens from below. `alert`: asks before something is done. */
  look?: "dialog" | "wide" | "sheet" | "alert";
  /** Buttons at the foot, the main one last. */
  footer?: ReactNode;
  children?: ReactNode;
};
