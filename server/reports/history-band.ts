import type { ControlSheet, ReportSnapshot } from "@/server/domain/reports/snapshot";

import { baselineIn } from "./pen";
import type { Slab } from "./slab";
import { drawStateGlyph } from "./state-glyph";
import { STATE_COLOR, TYPE } from "./theme";
import { STATE_WORD } from "./words";

const DAY_MS = 86_400_000;

/** The states of a control over the period, left to right in time; a stretch says its word where there is room. */
export function historyBand(history: ControlSheet["history"], period: ReportSnapshot["period"], offset: number, width: number): Slab {
  const start = Date.parse(period.from);
  const span = Math.max(Date.parse(period.to) + DAY_MS - start, DAY_MS);
  const at = (iso: string | null) => (iso === null ? 1 : Math.min(Math.max((Date.parse(iso) - start) / span, 0), 1));
  const stretches = history.map((stretch) => ({ ...stretch, left: at(stretch.from) * width, right: at(stretch.to) * width }))
    .filter((stretch) => stretch.right > stretch.left);
  return {
    height: 18,
    draw: (pen, x, y) => {
      for (const stretch of stretches) {
        const left = x + offset + stretch.left;
        const room = stretch.right - stretch.left;
        pen.rule(left, y + 2.5, Math.max(room - 1, 0.8), 2.6, STATE_COLOR[stretch.state]);
        const word = pen.say(STATE_WORD[stretch.state]);
        if (room < 9) continue;
        drawStateGlyph(pen, stretch.state, left + 2.6, y + 10.4, 2.4);
        if (room > pen.widthOf(word, TYPE.small) + 12) pen.text(word, left + 8, baselineIn(y + 6, TYPE.small), { ...TYPE.small, color: STATE_COLOR[stretch.state] });
      }
    },
  };
}
