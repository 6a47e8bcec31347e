/** Where menus and tooltips are put: into the open dialog or the main part, so that they lie inside a landmark. */
export function floatingHome(): HTMLElement | undefined {
  return (
    document.querySelector<HTMLElement>('[role="dialog"], [role="alertdialog"]') ??
    document.getElementById("main") ??
    undefined
  );
}
