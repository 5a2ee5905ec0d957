"use client";

import { FileList } from "@/components/privacy/answer/file-list";
import type { CaseFileLine } from "@/server/domain/privacy/answers/view";
import { useAct, useTRPCClient } from "@/server/trpc/client";

type CaseFilesProps = { id: string; files: CaseFileLine[]; zone: string; base: string; mayHandle: boolean };

/** The files of a case with what can be done about them. */
export function CaseFiles({ id, files, zone, base, mayHandle }: CaseFilesProps) {
  const client = useTRPCClient();
  const act = useAct();
  return <FileList files={files} zone={zone} fileHref={(fileId) => `${base}/files/cases/${id}/${fileId}`} onRevoke={mayHandle ? (fileId, reason) => act(() => client.privacy.revokeFile.mutate({ id, fileId, reason })) : null} />;
}
