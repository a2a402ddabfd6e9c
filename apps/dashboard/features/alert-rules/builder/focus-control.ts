/** Puts the keyboard on a control of the rule once it is on the page: of those with its name the one that can be seen. */
export function focusControl(control: string): void {
  requestAnimationFrame(() => {
    const named = [...document.querySelectorAll<HTMLElement>(`[data-control="${CSS.escape(control)}"]`)];
    const seen = named.find((one) => one.offsetParent !== null);
    seen?.focus();
    seen?.scrollIntoView({ block: 'center' });
  });
}
