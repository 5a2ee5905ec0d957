import { get, isObject, type JsonObject, list, text } from "./json";
import { type Severity, severityOfScore, severityOfWord } from "./severity";

export type SarifSeverity = { severity: Severity; source: "security-severity" | "level" };

/** Most parts of a rule id that are tried: an id of nothing but slashes must not be searched a million times. */
const MAX_ID_PARTS = 16;

type Component = { name: unknown; guid: unknown; rules: JsonObject[] };

/** Answers which rule a result belongs to. Built once a run: a run can hold thousands of rules and results. */
export class SarifRules {
  private readonly driver: JsonObject[];
  private readonly extensions: Component[];
  private readonly byReference = new Map<unknown, Component>();
  private readonly byId = new Map<string, JsonObject>();

  constructor(run: JsonObject) {
    const tool = get(run, "tool");
    this.driver = rulesOf(get(tool, "driver"));
    this.extensions = list(get(tool, "extensions")).map(componentOf);
    for (const extension of this.extensions.toReversed()) {
      this.byReference.set(extension.name, extension).set(extension.guid, extension);
    }
    for (const rule of [this.driver, ...this.extensions.map((extension) => extension.rules)].flat()) {
      const id = text(rule.id);
      if (id !== undefined && !this.byId.has(id)) this.byId.set(id, rule);
    }
  }

  /** By index (in the component the result names, else the driver's), by id, by an id prefix up to a slash. */
  find(result: JsonObject): JsonObject | undefined {
    const reference = get(result, "rule");
    const rules = this.componentRules(get(reference, "toolComponent"));
    const index = [get(reference, "index"), result.ruleIndex].find((value) => typeof value === "number" && value >= 0);
    const byIndex = typeof index === "number" ? rules[index] : undefined;
    return byIndex ?? this.findById(ruleIdOf(result));
  }

  private findById(id: string | undefined): JsonObject | undefined {
    let key = id ?? "";
    for (let part = 0; key !== "" && part < MAX_ID_PARTS; part += 1) {
      const rule = this.byId.get(key);
      if (rule) return rule;
      key = key.slice(0, Math.max(0, key.lastIndexOf("/")));
    }
    return undefined;
  }

  private componentRules(component: unknown): JsonObject[] {
    if (!isObject(component)) return this.driver;
    const byIndex = typeof component.index === "number" ? this.extensions[component.index] : undefined;
    const named = [component.guid, component.name].map((key) => (key === undefined ? undefined : this.byReference.get(key)));
    return (byIndex ?? named[0] ?? named[1])?.rules ?? this.driver;
  }
}

function componentOf(component: unknown): Component {
  return { name: get(component, "name"), guid: get(component, "guid"), rules: rulesOf(component) };
}

export function ruleIdOf(result: JsonObject): string | undefined {
  return text(result.ruleId) ?? text(get(get(result, "rule"), "id"));
}

/** `security-severity` of the result, else of its rule; else the level, which is "warning" where nobody says. */
export function sarifSeverity(result: JsonObject, rule: JsonObject | undefined): SarifSeverity {
  for (const owner of [result, rule]) {
    const stated = get(get(owner, "properties"), "security-severity");
    const severity = severityOfScore(stated) === "unknown" ? severityOfWord(stated) : severityOfScore(stated);
    if (severity !== "unknown") return { severity, source: "security-severity" };
  }
  const level = text(result.level) ?? text(get(get(rule, "defaultConfiguration"), "level")) ?? "warning";
  return { severity: severityOfWord(level), source: "level" };
}

function rulesOf(component: unknown): JsonObject[] {
  // Kept in place, gaps included: results point at rules by index.
  return list(get(component, "rules")).map((rule) => (isObject(rule) ? rule : {}));
}
