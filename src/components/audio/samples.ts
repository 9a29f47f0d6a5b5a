/** Decoded audio: for each channel its samples from −1 to 1, all channels of one length. */
export interface Samples {
  /** Samples a second, in hertz. */
  readonly sampleRate: number;
  /** The function may write into them. */
  readonly channels: Float32Array[];
}

/** Samples that a function returns: lists of numbers from −1 to 1; others are clamped. */
export interface SamplesResult {
  readonly sampleRate: number;
  readonly channels: readonly ArrayLike<number>[];
}
