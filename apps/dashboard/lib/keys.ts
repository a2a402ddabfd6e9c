/** How long `g` waits for the letter of a screen. */
export const SEQUENCE_MS = 1200;

/** Keys belong to who types, not to shortcuts. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
