import type { Person, ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import { baselineIn } from "../pen";
import type { Slab } from "../slab";
import { INK, TYPE } from "../theme";

/** Appendix F: who stands behind the document. Lines are empty: a signature is given by hand or outside this file. */
export function signOff(c: Composer, s: ReportSnapshot): void {
  const { say } = c;
  const tests = s.kind === "control_tests";
  c.appendix(say("Sign-off"));
  c.paragraph(s.engagement ? say("We confirm that the views and downloads printed here are those that the software recorded, and that none was left out but those counted.") : s.registers ? say("We confirm that, to the best of our knowledge, the registers printed here are complete and were so kept.") : tests
    ? say("We confirm that the tests printed here were made as described, on the records named, and that every lapse in the period and every deviation at its end that the software found is listed.")
    : say("We confirm that, to the best of our knowledge, this report shows the controls as promised, every lapse in the period, every deviation at its end, and every limit known to us."));
  c.caption(say("Signatures of management"));
  c.raw(signature(c, tests ? say("Tests performed by") : say("Prepared by"), s.preparedBy), signature(c, say("Reviewed by"), s.reviewedBy), signature(c, say("For management"), null));
}

function signature(c: Composer, label: string, person: Person | null): Slab {
  const fields: [string, string, number][] = [
    [c.say("Name"), person?.name ?? "", 120], [c.say("Role"), person?.role ?? "", 120], [c.say("Date"), "", 70], [c.say("Signature"), "", c.measure - 310],
  ];
  return {
    height: 76,
    draw: (pen, x, y) => {
      pen.text(label, x, baselineIn(y + 10, TYPE.cellBold), TYPE.cellBold);
      let left = x;
      for (const [head, value, width] of fields) {
        pen.text(pen.clip(value, TYPE.cell, width - 10), left, baselineIn(y + 40, TYPE.cell), TYPE.cell);
        pen.rule(left, y + 53, width - 10, 0.5, INK.soft);
        pen.text(head, left, baselineIn(y + 55, TYPE.smallSoft), TYPE.smallSoft);
        left += width;
      }
    },
  };
}
