/** The six sides of a cube: the axis that each looks along, and its sign. */
const sides = [0, 1, 2].flatMap((axis) => [1, -1].map((sign) => ({ axis, sign })));

/** The corners of a side, counter-clockwise as one looks at it from outside, from -1 to 1. */
const corners = [
  [-1, -1],
  [1, -1],
  [1, 1],
  [-1, 1],
] as const;

/** A cube as a binary glTF file, small enough to be made when it is asked for. */
export function sampleCube(): Uint8Array {
  const positions: number[] = [];
  const normals: number[] = [];
  const indices: number[] = [];
  sides.forEach(({ axis, sign }, side) => {
    for (const [first, second] of corners) {
      const point = [0, 0, 0];
      point[axis] = sign;
      point[(axis + 1) % 3] = first * sign;
      point[(axis + 2) % 3] = second;
      positions.push(...point);
      normals.push(...[0, 1, 2].map((one) => (one === axis ? sign : 0)));
    }
    indices.push(...[0, 1, 2, 0, 2, 3].map((corner) => side * 4 + corner));
  });
  const [points, directions, order] = [new Float32Array(positions), new Float32Array(normals), new Uint16Array(indices)];
  const binary = join([points, directions, order].map(({ buffer }) => new Uint8Array(buffer)));
  const views = [points, directions, order].map(({ byteLength }) => byteLength);
  const json = {
    asset: { version: "2.0", generator: "hardcase" },
    scene: 0,
    scenes: [{ nodes: [0] }],
    nodes: [{ mesh: 0 }],
    meshes: [{ primitives: [{ attributes: { POSITION: 0, NORMAL: 1 }, indices: 2, material: 0 }] }],
    materials: [{ pbrMetallicRoughness: { baseColorFactor: [0.35, 0.42, 0.85, 1], metallicFactor: 0, roughnessFactor: 0.6 } }],
    accessors: [
      { bufferView: 0, componentType: 5126, count: 24, type: "VEC3", min: [-1, -1, -1], max: [1, 1, 1] },
      { bufferView: 1, componentType: 5126, count: 24, type: "VEC3" },
      { bufferView: 2, componentType: 5123, count: 36, type: "SCALAR" },
    ],
    bufferViews: views.map((byteLength, index) => ({ buffer: 0, byteOffset: sum(views.slice(0, index)), byteLength })),
    buffers: [{ byteLength: binary.length }],
  };
  const text = new TextEncoder().encode(JSON.stringify(json));
  const padded = join([text, new Uint8Array(-text.length & 3).fill(0x20)]);
  const words = (...numbers: number[]) => new Uint8Array(new Uint32Array(numbers).buffer);
  const length = 12 + 8 + padded.length + 8 + binary.length;
  // "glTF", "JSON" and "BIN" as little-endian words.
  return join([words(0x46546c67, 2, length, padded.length, 0x4e4f534a), padded, words(binary.length, 0x004e4942), binary]);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(sum(parts.map(({ length }) => length)));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
