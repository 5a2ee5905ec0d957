import type { SayLanguage } from "../say/say";

/** Why a report was not made, as pages show it. */
export const REPORT_FAILURES = {
  notMade: "The report could not be made. It is tried again; if this stays, tell the operator the report's id.",
  stopped: "The worker was stopped each time it made this report, so it was given up. Try it again; if this stays, tell the operator the report's id.",
} as const;

const GERMAN: Record<string, string> = {
  [REPORT_FAILURES.notMade]: "Der Bericht konnte nicht erstellt werden. Es wird noch einmal versucht; bleibt es dabei, nennen Sie dem Betreiber die Kennung des Berichts.",
  [REPORT_FAILURES.stopped]: "Der Dienst wurde jedes Mal angehalten, während er diesen Bericht erstellte; der Versuch wurde aufgegeben. Starten Sie ihn noch einmal; bleibt es dabei, nennen Sie dem Betreiber die Kennung des Berichts.",
};

/** The reason in the report's language. What a rule of the portal refused stands in English, in quotation marks. */
export function failureWords(language: SayLanguage, reason: string): string {
  return language === "en" ? reason : (GERMAN[reason] ?? `Der Grund, wie ihn das Portal angibt: „${reason}“`);
}
