import { Skeleton } from "@/components/ui/skeleton";

export function ControlDetailSkeleton() {
  return (
    <div role="status" aria-label="Loading the control" className="@container">
      <div className="grid grid-cols-1 gap-x-10 gap-y-8 @4xl:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
        <Skeleton className="h-64 @4xl:col-start-2" />
        <Skeleton className="h-64 @4xl:col-start-1 @4xl:row-start-1" />
      </div>
    </div>
  );
}
