import { describe, expect, test } from "vitest";

import { structureFaults } from "./rules";

const faultsOf = (path: string, text: string) => structureFaults([{ path, text }]);

describe("structure check", () => {
  test("a page that reaches into the database is found, by alias and by relative path", () => {
    expect(faultsOf("app/o/page.tsx", 'import { withOrg } from "@/db/client";')).toHaveLength(1);
    expect(faultsOf("server/http/x.ts", 'import { withOrg } from "../../db/client";')).toHaveLength(1);
  });

  test("a type may cross where display code needs it", () => {
    expect(faultsOf("components/x.tsx", 'import type { Row } from "@/server/services/evidence/list";')).toEqual([]);
    expect(faultsOf("server/domain/x.ts", 'import type { Row } from "@/server/services/evidence/list";')).toHaveLength(1);
  });

  test("the checker may not lean on the code that it is there to judge", () => {
    expect(faultsOf("checker/tree.ts", 'import { leafHash } from "@/server/domain/ledger/merkle";')).toHaveLength(1);
    expect(faultsOf("checker/tree.ts", 'import { equal } from "./bytes";')).toEqual([]);
  });

  test("drawers, long files and stray environment reads are found", () => {
    expect(faultsOf("server/services/utils.ts", "")).toHaveLength(1);
    expect(faultsOf("server/services/a.ts", "x();\n".repeat(301))).toHaveLength(1);
    expect(faultsOf("server/services/a.ts", 'process.env["HOME"]')).toHaveLength(1);
  });
});
