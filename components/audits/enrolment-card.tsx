import { useMemo } from "react";
import { encode } from "uqr";

import { CopyButton } from "@/components/ui/copy-button";
import type { Enrolment } from "@/server/services/second-factor/enrol";

const QUIET_ZONE = 4;

/** What an authenticator app scans, the same to type, and the codes for the day the phone is lost. Shown once. */
export function EnrolmentCard({ enrolment: { uri, secret, recoveryCodes } }: { enrolment: Enrolment }) {
  const { data, size } = useMemo(() => encode(uri, { ecc: "M", border: 0 }), [uri]);
  return (
    <div className="mb-6">
      <ol className="list-decimal space-y-4 ps-5 text-sm">
        <li>
          Scan this with an authenticator app, or type the key.
          <svg role="img" aria-label="QR code for the authenticator app" viewBox={`${-QUIET_ZONE} ${-QUIET_ZONE} ${size + 2 * QUIET_ZONE} ${size + 2 * QUIET_ZONE}`} className="my-3 size-44 bg-white" shapeRendering="crispEdges">
            <path fill="#000" d={data.flatMap((row, y) => row.flatMap((black, x) => (black ? [`M${x} ${y}h1v1h-1z`] : []))).join("")} />
          </svg>
          <span className="flex items-center gap-2"><code className="text-xs break-all">{secret}</code><CopyButton value={secret} label="Copy the key" /></span>
        </li>
        <li>
          Keep these codes where you keep passwords. Each opens the room once without the phone; they are not shown again.
          <ul className="tabular my-2 grid grid-cols-2 gap-x-4 border-y border-line py-2 font-mono text-xs">{recoveryCodes.map((code) => <li key={code}>{code}</li>)}</ul>
          <CopyButton value={recoveryCodes.join("\n")} label="Copy the recovery codes" />
        </li>
        <li>Enter the code the app shows now.</li>
      </ol>
    </div>
  );
}
