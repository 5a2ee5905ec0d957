import type { Condition, ControlTest } from "../controls/schema";
import type { EvidenceKind, FactType } from "./schema";

export type ConditionIssue = { code: string; message: string };

const WITHOUT_OPERAND = new Set<Condition["op"]>(["exists", "not_exists"]);
const WITH_LIST = new Set<Condition["op"]>(["in", "not_in"]);
const ORDERING = new Set<Condition["op"]>(["lt", "lte", "gt", "gte"]);

/** Why a condition cannot be decided on records of a kind: unknown fact, ref or parameter, or an operand that does not fit. */
export function checkCondition(
  condition: Condition, kindName: string, kind: EvidenceKind | undefined, params: ControlTest["params"],
): ConditionIssue[] {
  const type = kind?.facts[condition.fact];
  if (type === undefined) {
    return [{ code: "UNKNOWN_FACT", message: `"${condition.fact}" is not a fact of kind "${kindName}".` }];
  }
  const operands = [condition.value, condition.param, condition.ref].filter((operand) => operand !== undefined).length;
  if (operands !== (WITHOUT_OPERAND.has(condition.op) ? 0 : 1)) {
    return [{ code: "BAD_OPERAND", message: `"${condition.fact} ${condition.op}" has ${operands} operands.` }];
  }
  if (ORDERING.has(condition.op) && type !== "number" && type !== "timestamp") {
    return [{ code: "BAD_OPERAND", message: `"${condition.fact}" is a ${type} and has no order for ${condition.op}.` }];
  }
  return checkOperand(condition, type, kindName, kind, params);
}

function checkOperand(
  condition: Condition, type: FactType, kindName: string, kind: EvidenceKind | undefined, params: ControlTest["params"],
): ConditionIssue[] {
  if (condition.ref !== undefined) {
    const refType = kind?.facts[condition.ref];
    if (refType === undefined) return [{ code: "UNKNOWN_REF", message: `"${condition.ref}" is not a fact of kind "${kindName}".` }];
    return refType === type ? [] : [{ code: "BAD_OPERAND", message: `"${condition.fact}" is a ${type}, "${condition.ref}" a ${refType}.` }];
  }
  if (condition.param !== undefined && params[condition.param] === undefined) {
    return [{ code: "UNKNOWN_PARAM", message: `No parameter "${condition.param}".` }];
  }
  const operand = condition.param === undefined ? condition.value : params[condition.param];
  if (WITHOUT_OPERAND.has(condition.op)) return [];
  const listed = Array.isArray(operand);
  const values = listed ? operand : [operand];
  const fits = listed === WITH_LIST.has(condition.op) && values.every((value) => typeof value === storedType(type));
  return fits ? [] : [{ code: "BAD_OPERAND", message: `The operand of "${condition.fact} ${condition.op}" does not fit a ${type}.` }];
}

function storedType(type: FactType): "string" | "number" | "boolean" {
  return type === "timestamp" ? "string" : type;
}
