/** A small compressed file can hold days of audio; this many samples are 17 minutes of 48 kHz stereo and 400 MB of floats. */
export const mostSamples = 100_000_000;

/** What a longer file is told. */
export const tooLong = 'audio of at most 100 million samples, or a component of type "path"';
