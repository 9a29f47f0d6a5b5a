// From lucide, as `view/icon.tsx`: arrow-up, arrow-down and chevrons-up-down.
import { Icon } from "../view/icon.tsx";

const paths = {
  ascending: ["m5 12 7-7 7 7", "M12 19V5"],
  descending: ["M12 5v14", "m19 12-7 7-7-7"],
  none: ["m7 15 5 5 5-5", "m7 9 5-5 5 5"],
};

export function SortIcon({ direction }: { readonly direction: keyof typeof paths }) {
  return (
    <Icon>
      {paths[direction].map((path) => (
        <path key={path} d={path} />
      ))}
    </Icon>
  );
}
