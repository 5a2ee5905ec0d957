import type { FrameChoices } from "@/components/layout/app-frame";

export const FRAME_COOKIE = "proofroom.frame";

/** "rail.panel.keys" as 0 and 1: how this reader likes the frame, and nothing about any organization. */
export function readChoices(cookie: string | undefined): FrameChoices {
  const [rail = "0", panel = "1", keys = "1"] = /^[01]\.[01]\.[01]$/.test(cookie ?? "") ? (cookie ?? "").split(".") : [];
  return { railOpen: rail === "1", panelOpen: panel === "1", singleKeys: keys === "1" };
}

export function writeChoices({ railOpen, panelOpen, singleKeys }: FrameChoices): string {
  const value = [railOpen, panelOpen, singleKeys].map((on) => (on ? "1" : "0")).join(".");
  return `${FRAME_COOKIE}=${value}; path=/; max-age=31536000; samesite=lax`;
}
