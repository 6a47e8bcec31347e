/** Does what puts elements into another order, and gives the focus back to the one that had it. */
export function keepFocus(act: () => void): void {
  const focused = document.activeElement;
  act();
  requestAnimationFrame(() => {
    if (focused instanceof HTMLElement && focused.isConnected) focused.focus();
  });
}
