/** A decoded picture: 8 bits a channel, row by row from the top left, channels side by side. */
export interface Pixels {
  /** `width × height × channels` bytes. The function may write into it. */
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** 1 grey, 3 red green blue, 4 with alpha. */
  readonly channels: number;
}

/** Pixels that a function returns: any list of numbers from 0 to 255; others are rounded and clamped. */
export interface PixelsResult {
  readonly data: ArrayLike<number>;
  readonly width: number;
  readonly height: number;
  /** 1 grey, 2 grey with alpha, 3 red green blue, 4 with alpha. */
  readonly channels: number;
}

/** How the function gets colours: three channels, four with alpha, or one. */
export type PixelMode = "rgb" | "rgba" | "grayscale";
