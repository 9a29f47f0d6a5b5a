import { useEffect, useState } from "preact/hooks";
import { tellWhen } from "./tell-when.ts";

/** When something was, from now; the exact time stands behind it. */
export function RelativeTime({ at }: { readonly at: string }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  const date = new Date(at);
  return (
    <time dateTime={at} title={date.toLocaleString(undefined, { dateStyle: "full", timeStyle: "long" })}>
      {tellWhen(date, now)}
    </time>
  );
}
