import { getTranslations } from "next-intl/server";

/** How many wait; nothing for none. It may come after the navigation. */
export async function NavCount({ count }: { count: Promise<number> }) {
  const [number, t] = await Promise.all([count, getTranslations("shell")]);
  if (number === 0) return null;
  return (
    <span className="count">
      <span aria-hidden="true">{number}</span>
      <span className="visually-hidden">, {t("waiting", { count: number })}</span>
    </span>
  );
}
