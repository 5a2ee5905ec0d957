import { Canvas, Document, Page, View } from "@react-pdf/renderer";

import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import { drawCover } from "./cover";
import type { PlacedMark } from "./flow";
import { drawFrame } from "./page-frame";
import { createPen } from "./pen";
import type { Painter, Pen } from "./pen";
import type { ReportPlan } from "./plan";
import { sayIn, type ReportSay } from "./say";
import type { Typesetter } from "./text";
import { BANNER, REPORT_TITLE } from "./words";

type Props = { snapshot: ReportSnapshot; plan: ReportPlan; type: Typesetter; onPage?: (page: number) => void };

/** The planned report as a PDF: one painted page after another, and the outline beside them. */
export function ReportDocument({ snapshot, plan, type, onPage }: Props) {
  const { generator } = snapshot;
  const say = sayIn(snapshot.language);
  const title = say("{title}, {from} to {to}", { title: `${snapshot.organization.name}: ${say(REPORT_TITLE[snapshot.kind])}`, from: say.day(snapshot.period.from), to: say.day(snapshot.period.to) });
  return (
    <Document
      title={type.clean(title, "sans")} author={type.clean(snapshot.organization.name, "sans")} subject={say(BANNER)} keywords={snapshot.id}
      creator={`${generator.name} ${generator.version}`} producer={`${generator.name} ${generator.version}`}
      creationDate={new Date(snapshot.generatedAt)} language={say.language} pdfVersion="1.7" pageMode="useOutlines"
    >
      <PaintedPage plan={plan} type={type} say={say} draw={(pen) => drawCover(pen, snapshot, type, plan.geometry)} marks={[]} />
      {plan.pages.map((page, index) => (
        <PaintedPage
          key={index} plan={plan} type={type} say={say} marks={plan.marks.filter((mark) => mark.page === index + 2)}
          draw={(pen) => {
            onPage?.(index + 2);
            drawFrame(pen, snapshot, plan.geometry, index + 2, plan.total);
            for (const { slab, y } of page.items) slab.draw(pen, plan.geometry.left, y);
          }}
        />
      ))}
    </Document>
  );
}

type PageProps = { plan: ReportPlan; type: Typesetter; say: ReportSay; draw: (pen: Pen) => void; marks: PlacedMark[] };

function PaintedPage({ plan, type, say, draw, marks }: PageProps) {
  const { width, height } = plan.geometry;
  const paint = (painter: Painter) => {
    draw(createPen(painter, type, say));
    return null;
  };
  return (
    // Not wrapped: the page is already full, and takes its height from the canvas.
    <Page size={[width, height]} wrap={false}>
      <Canvas style={{ width, height }} paint={paint} />
      {marks.map((mark) => (
        <View key={mark.id} {...bookmarkOf(mark, plan)} style={{ position: "absolute", top: Math.max(mark.y - 8, 0), left: 0, width: 1, height: 1 }} />
      ))}
    </Page>
  );
}

/** The types know the entry only on a page, the renderer reads it on any node. It nests
 * an entry under `parent`, named by `ref`; `left` is counted from the right edge. */
function bookmarkOf(mark: PlacedMark, plan: ReportPlan) {
  const index = plan.marks.indexOf(mark);
  const parent = mark.level === 1 ? -1 : plan.marks.slice(0, index).findLastIndex((candidate) => candidate.level === 1);
  return { bookmark: { title: `${mark.number}  ${mark.title}`, ref: index, parent, top: 0, left: plan.geometry.width, zoom: 0, fit: false as const, expanded: false as const } };
}
