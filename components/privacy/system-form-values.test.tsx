import { describe, expect, test } from "vitest";

import { SaveSystemInput } from "@/server/domain/privacy/systems/schema";
import type { SystemLine } from "@/server/domain/privacy/systems/view";
import { CONNECTOR_KINDS } from "@/server/domain/privacy/systems/vocabulary";

import { systemOf, typedOf } from "./system-form-values";

const FILLED = { ...typedOf(null), name: "Shop", rights: ["access", "rectification"], url: "https://shop.example.com/privacy", domain: "shop.example.com", template: "select 1 where :email is null", databaseUrl: "postgresql://a:b@db.example.com/shop" };

describe("the form of a system", () => {
  test.each(CONNECTOR_KINDS)("sends what the register takes, for %s too, and comes back from it the same", (kind) => {
    const sent = systemOf({ ...FILLED, kind, backups: [{ id: "b1", name: "Nightly", days: "30", beyondUse: true }] }, null);
    expect(SaveSystemInput.safeParse(sent).error).toBeUndefined();
    const { databaseUrl, ...kept } = sent;
    expect(databaseUrl === undefined).toBe(kind !== "sql");
    const line = { ...kept, id: "sys_1", archivedAt: null, openTasks: 0 } as SystemLine;
    expect(systemOf(typedOf(line), line)).toEqual({ ...kept, id: "sys_1" });
    // What the chosen way cannot carry out is not sent: the form does not show it.
    expect(sent.rights.includes("rectification")).toBe(kind === "manual" || kind === "webhook");
  });

  test("names the processor that holds it, and none where it is one's own", () => {
    const held = { ...FILLED, holder: "processor", processorId: "reg_1" };
    expect(systemOf(held, null)).toMatchObject({ holder: "processor", processorId: "reg_1" });
    expect(systemOf({ ...held, processorId: "" }, null)).toMatchObject({ holder: "processor", processorId: null });
    expect(systemOf({ ...held, holder: "own" }, null)).toMatchObject({ holder: "own", processorId: null });
    const line = { ...systemOf(held, null), id: "sys_1", archivedAt: null, openTasks: 0 } as SystemLine;
    expect(typedOf(line)).toMatchObject({ holder: "processor", processorId: "reg_1" });
  });
});
