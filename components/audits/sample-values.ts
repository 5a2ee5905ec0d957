import type { z } from "zod";

import type { MethodInput, PopulationParameters, SizeInput } from "@/server/domain/samples/schema";
import type { Frequency, Risk } from "@/server/domain/samples/size";
import type { StratumSpan } from "@/server/domain/samples/strata-spans";

/** A kind of record as the form offers it. */
export type KindChoice = { kind: string; label: string; facts: string[]; numberFacts: string[] };

/** What is typed into the form of a new sample. */
export type SampleTyped = {
  populationId: string; controlKey: string; kind: string; whereFact: string; whereValue: string; valueFact: string; againstKind: string; againstFact: string; ownFact: string;
  method: "random" | "stratified" | "every_nth" | "by_value"; per: StratumSpan; size: "table" | "statistical" | "number"; frequency: Frequency; risk: Risk; confidence: number; tolerableRate: number; number: number; seedText: string; seedReason: string;
};
export type SampleWanted = { populationId: string | null; controlKey: string; parameters: PopulationParameters; method: z.infer<typeof MethodInput>; size: z.infer<typeof SizeInput>; seed: { text: string; reason: string } | null };

export const EMPTY_SAMPLE: SampleTyped = {
  populationId: "", controlKey: "", kind: "", whereFact: "", whereValue: "", valueFact: "", againstKind: "", againstFact: "", ownFact: "",
  method: "stratified", per: "month", size: "table", frequency: "daily", risk: "moderate", confidence: 90, tolerableRate: 5, number: 25, seedText: "", seedReason: "",
};

const PERCENT = 100;

/** What was typed, as the verbs take it. */
export function sampleWanted(typed: SampleTyped): SampleWanted {
  const { controlKey, kind, whereFact, whereValue, valueFact, againstKind, againstFact, ownFact, seedText, seedReason } = typed;
  return {
    populationId: typed.populationId || null, controlKey, method: methodOf(typed), size: sizeOf(typed), seed: seedText.trim() ? { text: seedText, reason: seedReason } : null,
    parameters: {
      kind, where: whereFact ? { fact: whereFact, value: whereValue } : null, valueFact: typed.method === "by_value" && valueFact ? valueFact : null,
      against: againstKind && againstFact && ownFact ? { kind: againstKind, fact: againstFact, ownFact } : null,
    },
  };
}

function methodOf({ method, per }: SampleTyped): SampleWanted["method"] {
  return method === "stratified" ? { kind: method, per } : { kind: method };
}

function sizeOf({ size, frequency, risk, confidence, tolerableRate, number }: SampleTyped): SampleWanted["size"] {
  if (size === "number") return { kind: size, number };
  return size === "table" ? { kind: size, frequency, risk } : { kind: size, confidence: confidence / PERCENT, tolerableRate: tolerableRate / PERCENT };
}
