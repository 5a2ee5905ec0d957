import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

import { VERDICT_STATES } from "@/server/domain/controls/schema";

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");

function tokensOf(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`);
  const body = css.slice(start, css.indexOf("}", start));
  return new Map([...body.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{6})/g)].map((match) => [String(match[1]), String(match[2])]));
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe.each([["light", ":root"], ["dark", ".dark"]])("%s theme", (_theme, selector) => {
  const tokens = tokensOf(selector);
  const colour = (name: string) => tokens.get(name) ?? "#808080";
  const grounds = ["paper", "surface", "hover"];

  test.each(VERDICT_STATES.map((state) => state.replaceAll("_", "-")))("%s reads at 4.5:1 on every ground and on its own soft ground", (state) => {
    for (const ground of [...grounds, `state-${state}-soft`]) {
      expect(contrast(colour(`state-${state}`), colour(ground)), ground).toBeGreaterThanOrEqual(4.5);
    }
  });

  test.each(["ink", "ink-2", "ink-3", "accent", "danger"])("%s reads at 4.5:1 on every ground", (name) => {
    for (const ground of grounds) expect(contrast(colour(name), colour(ground)), ground).toBeGreaterThanOrEqual(4.5);
  });

  test("words on the accent and on danger read at 4.5:1", () => {
    expect(contrast(colour("accent-ink"), colour("accent"))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour("danger-ink"), colour("danger"))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour("accent"), colour("accent-soft"))).toBeGreaterThanOrEqual(4.5);
  });

  test("borders of fields are seen at 3:1", () => {
    for (const ground of ["paper", "surface"]) expect(contrast(colour("line-strong"), colour(ground)), ground).toBeGreaterThanOrEqual(3);
  });
});
