import { describe, expect, test } from "vitest";

import { hotkeyOf, isTyping, nextRow, type KeyPress } from "./hotkey-rules";

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key, ctrlKey: false, metaKey: false, altKey: false, defaultPrevented: false, isComposing: false, ...more,
});

describe("keys", () => {
  test("Ctrl K and ⌘ K find from anywhere, a field included", () => {
    expect(hotkeyOf(press("k", { ctrlKey: true }), true, true)).toBe("palette");
    expect(hotkeyOf(press("K", { metaKey: true }), false, false)).toBe("palette");
  });

  test("a letter typed into a field stays a letter", () => {
    expect(hotkeyOf(press("j"), true, true)).toBeNull();
    expect(hotkeyOf(press("/"), true, true)).toBeNull();
  });

  test("single keys can be switched off, Esc and find stay", () => {
    expect(hotkeyOf(press("j"), false, false)).toBeNull();
    expect(hotkeyOf(press("Escape"), false, false)).toBe("escape");
  });

  test("keys of the browser, of an input method, and keys already answered are left alone", () => {
    expect(hotkeyOf(press("e", { ctrlKey: true }), false, true)).toBeNull();
    expect(hotkeyOf(press("j", { isComposing: true }), false, true)).toBeNull();
    expect(hotkeyOf(press("j", { defaultPrevented: true }), false, true)).toBeNull();
  });

  test("any other character asks for whatever declared it", () => {
    expect(hotkeyOf(press("e"), false, true)).toEqual({ press: "e" });
    expect(hotkeyOf(press("Tab"), false, true)).toBeNull();
  });
});

test("checkboxes and buttons are not typing, text fields and comboboxes are", () => {
  expect(isTyping({ tagName: "INPUT", type: "checkbox" })).toBe(false);
  expect(isTyping({ tagName: "INPUT", type: "search" })).toBe(true);
  expect(isTyping({ tagName: "DIV", isContentEditable: true })).toBe(true);
  expect(isTyping({ tagName: "A" })).toBe(false);
  expect(isTyping(null)).toBe(false);
});

test("j and k start at an end and never leave the list", () => {
  expect(nextRow(-1, 5, 1)).toBe(0);
  expect(nextRow(-1, 5, -1)).toBe(4);
  expect(nextRow(4, 5, 1)).toBe(4);
  expect(nextRow(0, 5, -1)).toBe(0);
  expect(nextRow(-1, 0, 1)).toBe(-1);
});
