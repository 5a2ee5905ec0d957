export type KeyPress = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; defaultPrevented: boolean; isComposing: boolean };
export type Hotkey = "palette" | "help" | "next" | "previous" | "escape" | { press: string };

const TYPING_TAGS = new Set(["INPUT", "TEXTAREA", "SELECT"]);
const TOGGLES = new Set(["checkbox", "radio", "button", "submit"]);

/** Where someone is typing, single keys are letters, not commands. */
export function isTyping(target: { tagName?: string; type?: string; isContentEditable?: boolean; role?: string | null } | null): boolean {
  if (!target) return false;
  if (target.isContentEditable || target.role === "combobox" || target.role === "textbox") return true;
  if (target.tagName === "INPUT" && target.type && TOGGLES.has(target.type)) return false;
  return target.tagName !== undefined && TYPING_TAGS.has(target.tagName);
}

/** What a key asks for, or null when it asks nothing of us. Ctrl/⌘ K works everywhere, single keys only outside fields. */
export function hotkeyOf(press: KeyPress, typing: boolean, singleKeys: boolean): Hotkey | null {
  if (press.defaultPrevented || press.isComposing) return null;
  if ((press.ctrlKey || press.metaKey) && !press.altKey && press.key.toLowerCase() === "k") return "palette";
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  if (press.key === "Escape") return "escape";
  if (typing || !singleKeys) return null;
  if (press.key === "?") return "help";
  if (press.key === "j") return "next";
  if (press.key === "k") return "previous";
  return press.key.length === 1 && press.key !== " " ? { press: press.key } : null;
}

/** The row j or k leads to: the first when none is current, and never past an end. */
export function nextRow(current: number, count: number, step: 1 | -1): number {
  if (count === 0) return -1;
  if (current < 0) return step === 1 ? 0 : count - 1;
  return Math.min(count - 1, Math.max(0, current + step));
}
