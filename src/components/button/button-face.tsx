import type { ComponentChildren } from "preact";
import {
  AlertIcon,
  CameraIcon,
  CheckIcon,
  CopyIcon,
  DownloadIcon,
  FileIcon,
  FlagIcon,
  MicrophoneIcon,
  PauseIcon,
  PlayIcon,
  StopIcon,
  UploadIcon,
  XIcon,
} from "../view/icon.tsx";
import type { ButtonViewLook, iconNames } from "./button-options.ts";
import "./button.css";

const icons: Record<(typeof iconNames)[number], () => ComponentChildren> = {
  alert: AlertIcon,
  camera: CameraIcon,
  check: CheckIcon,
  copy: CopyIcon,
  download: DownloadIcon,
  file: FileIcon,
  flag: FlagIcon,
  microphone: MicrophoneIcon,
  pause: PauseIcon,
  play: PlayIcon,
  stop: StopIcon,
  upload: UploadIcon,
  x: XIcon,
};

/** The classes of a button of this look. */
export const buttonClass = ({ variant, size }: ButtonViewLook): string => `button own-button button-${variant} own-button-${size}`;

/** What stands on a button: its icon and its text. */
export function ButtonContent({ icon, children }: { readonly icon: string | undefined; readonly children: ComponentChildren }) {
  return (
    <>
      {icon !== undefined && <ButtonIcon icon={icon} />}
      <span>{children}</span>
    </>
  );
}

function ButtonIcon({ icon }: { readonly icon: string }) {
  if (icon.startsWith("data:")) return <img class="own-button-picture" src={icon} alt="" />;
  const Known = icons[icon as keyof typeof icons];
  return <Known />;
}
