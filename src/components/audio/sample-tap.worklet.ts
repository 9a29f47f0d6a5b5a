// The browser types know nothing of the place in which this runs.
declare abstract class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;

/** Hands on every sample that it hears, by channel. */
class SampleTap extends AudioWorkletProcessor {
  process([channels = []]: readonly Float32Array[][]): boolean {
    if (channels.length > 0) this.port.postMessage(channels.map((samples) => samples.slice()));
    return true;
  }
}

registerProcessor("sample-tap", SampleTap);
