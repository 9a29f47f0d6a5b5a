import { type BufferGeometry, FileLoader, Mesh, MeshStandardMaterial, type Object3D, Points, PointsMaterial, TextureLoader } from "three";
import { GLTFLoader, type GLTFParser } from "three/examples/jsm/loaders/GLTFLoader.js";
import { OBJLoader } from "three/examples/jsm/loaders/OBJLoader.js";
import { STLLoader } from "three/examples/jsm/loaders/STLLoader.js";
import { modelFormatOf } from "./model-format.ts";

/** Reads a model from the bytes of its file. Rejects with a sentence for the reader where it cannot. */
export async function loadModel(bytes: ArrayBuffer): Promise<Object3D> {
  switch (modelFormatOf(new Uint8Array(bytes), bytes.byteLength)) {
    case "glb":
    case "gltf":
      return loadGltf(bytes);
    case "obj":
      return new OBJLoader().parse(new TextDecoder().decode(bytes));
    case "stl":
      return asMesh(new STLLoader().parse(bytes));
    default:
      throw new Error("This file is not a 3D model that can be drawn.");
  }
}

async function loadGltf(bytes: ArrayBuffer): Promise<Object3D> {
  const loader = new GLTFLoader();
  loader.register((parser) => {
    readWithinFile(parser);
    return { name: "within-file" };
  });
  const { scene } = await loader.parseAsync(bytes, "");
  return scene;
}

/** The page's policy lets scripts fetch from its server alone: what lies inside the file is read without a request. */
function readWithinFile(parser: GLTFParser): void {
  parser.fileLoader = new DataAddressLoader();
  // The other one fetches its pictures, where this one shows them.
  parser.textureLoader = new TextureLoader();
}

class DataAddressLoader extends FileLoader {
  override load(
    url: string,
    onLoad?: (data: string | ArrayBuffer) => void,
    _onProgress?: unknown,
    onError?: (error: unknown) => void,
  ): void {
    const [, base64] = /^data:[^,]*;base64,(.*)$/s.exec(url) ?? [];
    if (base64 === undefined) onError?.(new Error("The model needs another file."));
    else onLoad?.(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)).buffer);
  }
}

function asMesh(geometry: BufferGeometry): Object3D {
  if (geometry.getAttribute("normal") === undefined) geometry.computeVertexNormals();
  const hasColors = geometry.hasAttribute("color");
  if (geometry.getAttribute("position").count < 3) return new Points(geometry, new PointsMaterial());
  return new Mesh(geometry, new MeshStandardMaterial({ color: hasColors ? 0xffffff : 0xb8b4ad, roughness: 0.7, vertexColors: hasColors }));
}
