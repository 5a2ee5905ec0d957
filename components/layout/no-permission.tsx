import { Empty } from "@/components/ui/empty";

type NoPermissionProps = { what: string; role: string };

/** The page exists, this role does not open it. Said plainly, with who can change that. */
export function NoPermission({ what, role }: NoPermissionProps) {
  return <Empty title={`Your role does not open ${what}`}>You are here as {role}. An owner can change that under Settings, Members.</Empty>;
}
