// Icons from lucide 1.62.0, like those of view/icon.tsx; apart from them, so that a page without a gallery does not download them.
import { Icon } from "../view/icon.tsx";

export const ChevronLeftIcon = () => (
  <Icon>
    <path d="m15 18-6-6 6-6" />
  </Icon>
);

export const ChevronRightIcon = () => (
  <Icon>
    <path d="m9 18 6-6-6-6" />
  </Icon>
);
