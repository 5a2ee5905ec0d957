import { FRAMEWORKS } from "@/server/domain/catalog/frameworks";
import { selectRequirements } from "@/server/domain/catalog/select";
import type { CatalogSelection } from "@/server/domain/organization/schema";
import type { SnapshotSay } from "@/server/domain/reports/say";
import type { FrameworkMatrix } from "@/server/domain/reports/snapshot";

import type { MadeSheet } from "./control-sheets";

const NAMES = { soc2: "SOC 2", gdpr: "GDPR" } as const;
const VERSIONS = { soc2: "Trust services criteria 2017, points of focus revised 2022", gdpr: "Regulation (EU) 2016/679" } as const;

/** The criteria matrix: each requirement in scope with the controls that answer it. One without a control is printed too. */
export function frameworkMatrices(ids: CatalogSelection["frameworks"], choice: CatalogSelection, made: readonly MadeSheet[], say: SnapshotSay): FrameworkMatrix[] {
  const wanted = selectRequirements(choice);
  return ids.map((id) => ({
    id, name: say(NAMES[id]), version: say(VERSIONS[id]),
    criteria: wanted.filter((requirement) => requirement.framework === id).map((requirement) => {
      const mine = made.filter(({ sheet }) => sheet.requirements.some((item) => item.framework === id && item.id === requirement.id));
      return {
        id: requirement.id, ...textOf(id, requirement.id), evidenceCount: new Set(mine.flatMap(({ exhibits }) => exhibits)).size,
        controls: mine.map(({ sheet: { key, title, state, lapses, design } }) => ({ key, title, state, lapses: lapses.length, design })),
      };
    }),
  }));
}

function textOf(framework: "soc2" | "gdpr", id: string): { group: string; paraphrase: string } {
  if (framework === "soc2") {
    const criterion = FRAMEWORKS.soc2.find((item) => item.id === id);
    return { group: criterion?.group ?? "", paraphrase: criterion?.paraphrase ?? "" };
  }
  return { group: id.split("(")[0] ?? id, paraphrase: FRAMEWORKS.gdpr.find((item) => item.id === id)?.obligation ?? "" };
}
