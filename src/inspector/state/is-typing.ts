/** Whether a key belongs to a field that somebody is typing in or choosing from. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, select, textarea') !== null
}
