import { Skeleton } from "@/components/ui/skeleton";

export function EvidenceDetailSkeleton() {
  return (
    <div role="status" aria-label="Loading the evidence">
      <Skeleton className="mb-3 h-5 w-40" />
      <Skeleton className="mb-4 h-9 w-full" />
      <Skeleton className="h-96 w-full" />
    </div>
  );
}
