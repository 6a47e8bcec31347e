/** Whether a link of the navigation is where the reader is: the page itself or one below it; home only itself. */
export function isCurrent(href: string, pathname: string): boolean {
  if (href === "/") return pathname === "/";
  return pathname === href || pathname.startsWith(`${href}/`);
}
