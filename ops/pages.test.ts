import { globSync } from "node:fs";
import path from "node:path";

import { describe, expect, test } from "vitest";

import { crumbsOf } from "@/app/o/[orgSlug]/_components/crumbs";
import { config } from "@/proxy";

const FOLDER = "app/o/[orgSlug]";
const pagesIn = (folder: string): string[] => globSync("**/page.tsx", { cwd: folder }).map((file) => path.dirname(file));
const pages = pagesIn(FOLDER).filter((page) => !page.startsWith("@"));
/** A page's place as a pattern: `[...rest]` stands for whatever follows. */
const panels = pagesIn(`${FOLDER}/@panel`).map((panel) => new RegExp(`^${panel.replaceAll(/\[\.\.\.[^\]]+\]/g, "\u0000").replaceAll(/[[\].]/g, "\\$&").replaceAll("\u0000", ".+")}$`));

describe("pages of an organization", () => {
  test.each(pages)("%s has a panel, or says that it has none", (page) => {
    expect(panels.some((panel) => panel.test(page))).toBe(true);
  });

  test.each(pages.filter((page) => !page.includes("[")))("%s has a name in the line that says where one is", (page) => {
    expect(crumbsOf(`/o/x/${page === "." ? "" : page}`, "/o/x", { home: "Home", page: null }).map(({ label }) => label)).not.toContain("…");
  });
});

describe("the policy that the proxy sets", () => {
  const covered = new RegExp(`^${config.matcher[0]}$`);
  const address = (file: string) => `/${path.dirname(file).replaceAll(/\[[^\]]+\]/g, "x1")}`;

  test.each(globSync("{privacy,status}/**/route.ts", { cwd: "app" }).map(address))("is not set before that of the public address %s", (place) => {
    expect(covered.test(place)).toBe(false);
  });

  test.each([...globSync("**/page.tsx", { cwd: "app" }).filter((file) => !file.includes("@")).map(address), "/privacy/x1/nothing", "/status/x1/nothing", "/privacy/x1/case/x1/nothing"])("is set for %s", (place) => {
    expect(covered.test(place)).toBe(true);
  });
});
