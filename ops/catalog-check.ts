import { CATALOG } from "@/server/domain/catalog/catalog";
import { checkCatalog } from "@/server/domain/catalog/check";

/** `tsx ops/catalog-check.ts`: exits 1, with one line for each thing wrong, where the catalog cannot judge. */
const issues = checkCatalog(CATALOG);
for (const issue of issues) console.error(`${issue.code} ${issue.where}: ${issue.message}`);
if (issues.length > 0) {
  console.error(`The catalog of version ${CATALOG.version} has ${issues.length} ${issues.length === 1 ? "fault" : "faults"}.`);
  process.exitCode = 1;
} else {
  const rules = CATALOG.controls.reduce((sum, control) => sum + control.test.rules.length, 0);
  console.log(`Catalog version ${CATALOG.version}: ${CATALOG.controls.length} controls, ${rules} rules, no faults.`);
}
