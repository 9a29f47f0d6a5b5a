/** What a person calls the content of a file. */
export type MediaFamily = "image" | "audio" | "video";

/** A file format, known by its first bytes. */
export interface MediaFormat {
  readonly name: string;
  /** Without the dot. */
  readonly extension: string;
  readonly families: readonly MediaFamily[];
}

/** How many bytes at the start of a file tell its format. */
export const headBytes = 16;

type Head = { readonly text: string; readonly bytes: Uint8Array };

const isBox = ({ text }: Head, ...brands: string[]) => text.startsWith("ftyp", 4) && brands.includes(text.slice(8, 12));
const isRiff = ({ text }: Head, form: string) => text.startsWith("RIFF") && text.startsWith(form, 8);

/** The 11 sync bits of an MPEG audio frame; layer 0 would be AAC. */
const isMpegFrame = ({ bytes: [first = 0, second = 0] }: Head) => first === 0xff && (second & 0xe0) === 0xe0 && (second & 0x06) !== 0;

/** In the order they are tried; SVG is left out on purpose, for it can carry scripts. */
const formats: readonly (MediaFormat & { readonly matches: (head: Head) => boolean })[] = [
  { name: "PNG", extension: "png", families: ["image"], matches: ({ text }) => text.startsWith("\x89PNG\r\n\x1a\n") },
  { name: "JPEG", extension: "jpg", families: ["image"], matches: ({ text }) => text.startsWith("\xff\xd8\xff") },
  { name: "WebP", extension: "webp", families: ["image"], matches: (head) => isRiff(head, "WEBP") },
  { name: "GIF", extension: "gif", families: ["image"], matches: ({ text }) => /^GIF8[79]a/.test(text) },
  { name: "AVIF", extension: "avif", families: ["image"], matches: (head) => isBox(head, "avif", "avis") },
  { name: "TIFF", extension: "tiff", families: ["image"], matches: ({ text }) => text.startsWith("II*\0") || text.startsWith("MM\0*") },
  { name: "WAV", extension: "wav", families: ["audio"], matches: (head) => isRiff(head, "WAVE") },
  { name: "MP3", extension: "mp3", families: ["audio"], matches: (head) => head.text.startsWith("ID3") || isMpegFrame(head) },
  { name: "FLAC", extension: "flac", families: ["audio"], matches: ({ text }) => text.startsWith("fLaC") },
  { name: "Ogg", extension: "ogg", families: ["audio", "video"], matches: ({ text }) => text.startsWith("OggS") },
  { name: "M4A", extension: "m4a", families: ["audio"], matches: (head) => isBox(head, "M4A ", "M4B ") },
  {
    name: "AAC",
    extension: "aac",
    families: ["audio"],
    matches: ({ bytes: [first = 0, second = 0] }) => first === 0xff && (second & 0xf6) === 0xf0,
  },
  { name: "AIFF", extension: "aiff", families: ["audio"], matches: ({ text }) => /^FORM.{4}AIF[FC]/s.test(text) },
  { name: "QuickTime", extension: "mov", families: ["video"], matches: (head) => isBox(head, "qt  ") },
  { name: "WebM", extension: "webm", families: ["video", "audio"], matches: ({ text }) => text.startsWith("\x1aE\xdf\xa3") },
  { name: "AVI", extension: "avi", families: ["video"], matches: (head) => isRiff(head, "AVI ") },
  // Last of its family: pictures and audio have boxes too, of other brands.
  {
    name: "MP4",
    extension: "mp4",
    families: ["video", "audio"],
    matches: (head) => /^.{4}ftyp(iso|mp4|avc|dash|M4V|MSNV|3g)/s.test(head.text),
  },
];

/** The format of a file by its first bytes, whatever its name claims; `null` for one that is no picture, audio or video. */
export function mediaFormatOf(content: Uint8Array): MediaFormat | null {
  const bytes = content.subarray(0, headBytes);
  const head = { bytes, text: String.fromCharCode(...bytes) };
  return formats.find((format) => format.matches(head)) ?? null;
}

const families: Record<MediaFamily, string> = {
  image: "a picture (PNG, JPEG, WebP, GIF, AVIF or TIFF)",
  audio: "audio (WAV, MP3, FLAC, Ogg, M4A, AAC, AIFF, WebM or MP4)",
  video: "a video (MP4, WebM, QuickTime, Ogg or AVI)",
};

/** A family as an error message names it. */
export const describeFamily = (family: MediaFamily): string => families[family];
