import { existsSync } from "node:fs";

import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";

import { OscalInput, TableInput } from "@/server/domain/engagements/exports";

import { AuditExports } from "./audit-exports";

describe("what can be taken along of an audit", () => {
  const html = renderToStaticMarkup(<AuditExports base="/base" state="As it is at this moment." />);
  const links = [...html.matchAll(/href="\/base\/([^"]+)"/g)].map(([, at]) => String(at));

  test("every link is to a file that the verbs take, behind a route of the portal and one of the audit room", () => {
    expect(links).toHaveLength(5 + 12);
    for (const link of links) {
      const [folder, name] = link.split("/");
      expect((folder === "oscal" ? OscalInput.safeParse({ id: "eng_1", document: name }) : TableInput.safeParse({ id: "eng_1", file: name })).success, link).toBe(true);
    }
    for (const at of ["oscal/[document]", "tables/[file]"]) for (const base of ["app/o/[orgSlug]/files/engagements/[id]", "app/audit/[engagementId]/files"]) expect(existsSync(`${base}/${at}/route.ts`), `${base}/${at}`).toBe(true);
  });

  test("every link says by itself what it gives", () => {
    const names = [...html.matchAll(/<a [^>]*?(?:aria-label="([^"]+)")?>([^<]+)<\/a>/g)].map(([, label, text]) => label ?? text);
    expect(new Set(names).size).toBe(links.length);
  });
});
