import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";

import type { DeskRow } from "./desk-rows";
import { RoomFacts } from "./room-facts";

const row = (evidence: "accepted" | "missing" | "waiting", status: "done" | "in_progress" | "not_started") => ({ line: { evidence: { status: evidence, count: 1 }, work: { status } } }) as DeskRow;
const rows = [row("accepted", "done"), row("accepted", "in_progress"), row("missing", "not_started"), row("waiting", "not_started"), { line: null } as DeskRow];
const shown = (more: { mayWork: boolean; expiresAt: string | null }) => renderToStaticMarkup(<RoomFacts rows={rows} firm="Falk" asOf="2026-11-23T10:00:00Z" timezone="Europe/Berlin" {...more} />).replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ").trim();

test("a room says how much there is, what is ready, how far the work is and how long it is open", () => {
  expect(shown({ mayWork: true, expiresAt: "2027-01-21T16:00:00Z" })).toBe("In scope 5 controls Falk Evidence accepted 2 of 5 1 without evidence My work 1 of 5 done 1 in progress Open to you ends in 59 days until 21 Jan 2027");
  expect(shown({ mayWork: false, expiresAt: null })).toBe("In scope 5 controls Falk Evidence accepted 2 of 5 1 without evidence");
});
