"use client";

import { useEffect } from "react";

import { hotkeyOf, isTyping, nextRow } from "./hotkey-rules";

type HotkeysProps = { singleKeys: boolean; onPalette: () => void; onHelp: () => void };

/**
 * The one key listener of the product. Pages declare, they do not listen:
 * `data-rows` marks a list and `data-row-link` the link of each row (j, k; Enter is the link's own),
 * `data-hotkey="e"` marks the button or field that key presses or focuses; a page about one thing may declare j and k so.
 */
export function Hotkeys({ singleKeys, onPalette, onHelp }: HotkeysProps) {
  useEffect(() => {
    function handleKeyDown(event: KeyboardEvent) {
      const target = event.target instanceof HTMLElement ? event.target : null;
      const typing = isTyping(target && { tagName: target.tagName, type: target.getAttribute("type") ?? undefined, isContentEditable: target.isContentEditable, role: target.getAttribute("role") });
      const hotkey = hotkeyOf(event, typing, singleKeys);
      if (hotkey === null) return;
      if (hotkey === "escape") {
        if (target?.dataset.hotkey === "/") target.blur();
        return;
      }
      const scope = openDialog() ?? document;
      if (hotkey === "palette") onPalette();
      else if (scope !== document && hotkey === "help") return;
      else if (hotkey === "help") onHelp();
      else if (typeof hotkey === "object") {
        if (!pressDeclared(scope, hotkey.press)) return;
      } else if (!pressDeclared(scope, event.key)) moveRow(scope, hotkey === "next" ? 1 : -1);
      event.preventDefault();
    }
    document.addEventListener("keydown", handleKeyDown);
    return () => document.removeEventListener("keydown", handleKeyDown);
  }, [singleKeys, onPalette, onHelp]);
  return null;
}

function openDialog(): HTMLElement | null {
  const dialogs = document.querySelectorAll<HTMLElement>('[role="dialog"][data-state="open"], [role="alertdialog"][data-state="open"]');
  return dialogs[dialogs.length - 1] ?? null;
}

function isVisible(element: HTMLElement): boolean {
  return element.checkVisibility({ visibilityProperty: true });
}

function pressDeclared(scope: ParentNode, key: string): boolean {
  const declared = [...scope.querySelectorAll<HTMLElement>(`[data-hotkey="${CSS.escape(key)}"]`)].find(isVisible);
  if (!declared) return false;
  declared.focus();
  if (!isTyping({ tagName: declared.tagName, type: declared.getAttribute("type") ?? undefined })) declared.click();
  return true;
}

function moveRow(scope: ParentNode, step: 1 | -1) {
  const lists = [...scope.querySelectorAll<HTMLElement>("[data-rows]")].filter(isVisible);
  const active = document.activeElement;
  const current = lists.find((candidate) => candidate.contains(active)) ?? lists[0];
  if (!current) return;
  // Several groups of one list carry data-rows each; neighbours count as one.
  const links = lists.flatMap((list) => [...list.querySelectorAll<HTMLElement>("[data-row-link]")]);
  const row = active?.closest("[data-row]");
  const at = links.findIndex((link) => link === active || (row !== null && row !== undefined && row.contains(link)));
  const next = links[nextRow(at, links.length, step)];
  next?.focus();
  next?.closest("[data-row]")?.scrollIntoView({ block: "nearest" });
}
