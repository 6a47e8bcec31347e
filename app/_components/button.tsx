import type { Route } from "next";
import Link from "next/link";
import { useId, type ComponentProps, type ReactNode } from "react";
import { classNames } from "./class-names.ts";

export type ButtonLook = {
  /** One primary button on a screen. */
  tone?: "primary" | "default" | "quiet" | "stop";
  small?: boolean;
  icon?: ReactNode;
  /** The key that does the same, drawn beside the words: "C", "Ctrl ↵". The key itself is bound by `Hotkey`. */
  keys?: string;
};

type ButtonProps = ButtonLook &
  Omit<ComponentProps<"button">, "disabled"> & {
    /** Why it cannot be pressed yet. It stays focusable, and screen readers say the reason. */
    waiting?: string | null | undefined;
  };

export function Button({
  tone,
  small,
  icon,
  keys,
  waiting,
  className,
  children,
  type = "button",
  ...rest
}: ButtonProps) {
  const reasonId = useId();
  const look = classNames(buttonClass({ tone, small }), className);
  if (!waiting) {
    return (
      <button {...rest} type={type} className={look}>
        <Face icon={icon} keys={keys}>
          {children}
        </Face>
      </button>
    );
  }
  return (
    <>
      <button
        {...rest}
        type="button"
        className={look}
        onClick={undefined}
        aria-disabled="true"
        aria-describedby={reasonId}
        title={waiting}
      >
        <Face icon={icon} keys={keys}>
          {children}
        </Face>
      </button>
      <span className="visually-hidden" id={reasonId}>
        {waiting}
      </span>
    </>
  );
}

type LinkButtonProps = ButtonLook & Omit<ComponentProps<typeof Link>, "href"> & { href: Route };

export function LinkButton({ tone, small, icon, keys, className, children, ...rest }: LinkButtonProps) {
  return (
    <Link {...rest} className={classNames(buttonClass({ tone, small }), className)}>
      <Face icon={icon} keys={keys}>
        {children}
      </Face>
    </Link>
  );
}

/** A button of one icon; only in bars. `label` is its name for everyone who cannot see it. */
export function IconButton({
  label,
  icon,
  small,
  className,
  ...rest
}: { label: string; icon: ReactNode; small?: boolean } & Omit<ComponentProps<"button">, "children">) {
  return (
    <button
      type="button"
      {...rest}
      className={classNames(buttonClass({ tone: "quiet", small }), "button-icon", className)}
      aria-label={label}
      title={label}
    >
      {icon}
    </button>
  );
}

export function buttonClass({ tone = "default", small }: Pick<ButtonLook, "tone" | "small">): string {
  return classNames("button", tone !== "default" && `button-${tone}`, small && "button-small");
}

function Face({ icon, keys, children }: { icon: ReactNode; keys: string | undefined; children: ReactNode }) {
  return (
    <>
      {icon}
      {children}
      {keys && <kbd aria-hidden="true">{keys}</kbd>}
    </>
  );
}
