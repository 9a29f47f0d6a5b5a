import type { ComponentChildren } from "preact";
import type { Verdict } from "../../cases/case.ts";
import { CheckIcon, Icon, XIcon } from "../../components/view/icon.tsx";
import { verdictName } from "./verdict-name.ts";
import "./verdict-mark.css";

const marks: Record<Verdict, () => ComponentChildren> = {
  new: () => (
    <Icon>
      <circle cx="12" cy="12" r="9" stroke-dasharray="3.5 3.5" />
    </Icon>
  ),
  wrong: XIcon,
  right: CheckIcon,
  discarded: () => (
    <Icon>
      <circle cx="12" cy="12" r="9" />
      <path d="m5.7 5.7 12.6 12.6" />
    </Icon>
  ),
};

/** A verdict by sign and word. */
export function VerdictMark({ verdict }: { readonly verdict: Verdict }) {
  const Mark = marks[verdict];
  return (
    <span class="verdict-mark" data-verdict={verdict}>
      <Mark />
      {verdictName(verdict)}
    </span>
  );
}
