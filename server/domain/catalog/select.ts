import { CATALOG_CONTROLS } from "./controls";
import { type FrameworkKey, FRAMEWORKS, type Soc2Category } from "./frameworks";
import type { CatalogControl, GdprRole } from "./schema";

/** What an organization is examined against. */
export type Scope = {
  frameworks: readonly FrameworkKey[];
  soc2Categories: readonly Soc2Category[];
  gdprRoles: readonly GdprRole[];
};

/** The default controls that belong to a scope, in catalog order; none where no framework is chosen. */
export function selectControls(scope: Scope): CatalogControl[] {
  const tokens = scopeTokens(scope);
  return CATALOG_CONTROLS.filter((control) => control.appliesWhen.some((token) => tokens.has(token)));
}

/** The requirements in scope: criteria of the chosen categories, and duties that fall on one of the roles. */
export function selectRequirements(scope: Scope): { framework: FrameworkKey; id: string }[] {
  const tokens = scopeTokens(scope);
  const criteria = FRAMEWORKS.soc2.filter((criterion) => tokens.has(`soc2:${criterion.category}`));
  const duties = FRAMEWORKS.gdpr.filter((duty) => duty.appliesTo.some((role) => tokens.has(`gdpr:${role}`)));
  return [
    ...criteria.map(({ id }) => ({ framework: "soc2" as const, id })),
    ...duties.map(({ id }) => ({ framework: "gdpr" as const, id })),
  ];
}

/** The `appliesWhen` tokens that hold for a scope. Security holds with SOC 2 whatever else is chosen. */
function scopeTokens(scope: Scope): Set<string> {
  const tokens = new Set<string>();
  if (scope.frameworks.length > 0) tokens.add("always");
  if (scope.frameworks.includes("soc2")) {
    for (const category of ["security", ...scope.soc2Categories]) tokens.add(`soc2:${category}`);
  }
  if (scope.frameworks.includes("gdpr")) {
    tokens.add("gdpr:any");
    for (const role of scope.gdprRoles) tokens.add(`gdpr:${role}`);
  }
  return tokens;
}
