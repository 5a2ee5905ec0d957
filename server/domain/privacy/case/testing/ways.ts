import type { Right } from "../vocabulary";
import { answerOf } from "./minimal-rights";
import { ANNA, BEN, Story, SYSTEM } from "./story";

/** A request settled, worked on and answered in full, by the shortest lawful way. */
export function answered(right: Right, outcome: "full" | "partial" | "no_data" | "refused" = "full", records = 4): Story {
  const story = new Story([right]).settled();
  return answerAs(story, right, outcome, records);
}

/** Brings one right of a story to its answer. */
export function answerAs(story: Story, right: Right, outcome: "full" | "partial" | "no_data" | "refused", records = 4): Story {
  if (outcome !== "refused") {
    if (right === "restriction") story.act("restrict", ANNA, right);
    story.fulfilled(right, records);
    if (right === "erasure" || right === "rectification" || right === "restriction") story.act("list_recipients", ANNA, right, { recipientIds: ["r1"] });
    if (right === "erasure") story.act("list_backups", ANNA, right, { sets: [{ backupSetId: "b1", expiresOn: "2026-04-30" }] });
  }
  const scene = { current: story.current, by: ANNA, now: story.now, process: story.of(right) };
  return story.act("prepare_answer", ANNA, right, answerOf(outcome, scene)).act("approve_answer", BEN, right);
}

/** A request whose sender was asked who they are and reminded twice, and said nothing. */
export function silent(right: Right = "access"): Story {
  return new Story([right]).act("ask_identity", ANNA).wait(7).act("remind_identity", SYSTEM).wait(7).act("remind_identity", SYSTEM);
}
