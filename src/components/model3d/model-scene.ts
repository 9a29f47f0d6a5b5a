import {
  Box3,
  DirectionalLight,
  HemisphereLight,
  MathUtils,
  type Object3D,
  PerspectiveCamera,
  PMREMGenerator,
  Scene,
  Sphere,
  Spherical,
  Vector3,
  WebGLRenderer,
} from "three";
import { OrbitControls } from "three/examples/jsm/controls/OrbitControls.js";
import { RoomEnvironment } from "three/examples/jsm/environments/RoomEnvironment.js";
import { loadModel } from "./load-model.ts";
import type { Model3dViewOptions } from "./model3d.ts";

/** What a key does to the place of the camera: angles in radians, and the factor of its distance. */
const turn = Math.PI / 18;
const keys: Record<string, { readonly theta?: number; readonly phi?: number; readonly zoom?: number }> = {
  ArrowLeft: { theta: -turn },
  ArrowRight: { theta: turn },
  ArrowUp: { phi: -turn },
  ArrowDown: { phi: turn },
  "+": { zoom: 0.9 },
  "=": { zoom: 0.9 },
  "-": { zoom: 1 / 0.9 },
};

/** Draws the model of a file into a canvas, until the signal fires. Rejects with a sentence for the reader where it cannot. */
export async function drawModel(
  canvas: HTMLCanvasElement,
  url: string,
  { camera: place }: Model3dViewOptions,
  signal: AbortSignal,
): Promise<void> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error("The file of this model is no longer there.");
  const model = await loadModel(await response.arrayBuffer()).catch((error: Error) => {
    throw new Error(`This model cannot be drawn: ${error.message}`);
  });
  if (signal.aborted) return disposeOf(model);
  const renderer = openRenderer(canvas);
  const scene = new Scene();
  const room = isMetallic(model) ? new PMREMGenerator(renderer).fromScene(new RoomEnvironment(), 0.04) : null;
  if (room) scene.environment = room.texture;
  scene.environmentIntensity = 0.5;
  scene.add(model, new HemisphereLight(0xffffff, 0x888888, 1.2));

  const ball = new Box3().setFromObject(model).getBoundingSphere(new Sphere());
  const radius = ball.radius > 0 ? ball.radius : 1;
  const camera = new PerspectiveCamera(40, 1, radius / 100, radius * 10_000);
  // Shines from where one looks, so that no side is dark.
  camera.add(new DirectionalLight(0xffffff, 1.4));
  scene.add(camera);
  const controls = new OrbitControls(camera, canvas);
  // A page that is scrolled by must not be held by a model under the pointer.
  controls.enableZoom = false;
  const draw = () => renderer.render(scene, camera);

  const reset = () => {
    const whole = 1.1 / Math.sin(MathUtils.degToRad(camera.fov / 2)) / Math.min(camera.aspect, 1);
    const { azimuth, elevation, distance = whole } = place;
    const angles = [MathUtils.degToRad(90 - elevation), MathUtils.degToRad(azimuth)] as const;
    controls.target.copy(ball.center);
    camera.position.setFromSpherical(new Spherical(distance * radius, ...angles).makeSafe()).add(ball.center);
    controls.update();
    draw();
  };
  const move = ({ theta = 0, phi = 0, zoom = 1 }: { theta?: number; phi?: number; zoom?: number }) => {
    const at = new Spherical().setFromVector3(new Vector3().subVectors(camera.position, controls.target));
    at.theta += theta;
    at.phi += phi;
    at.radius *= zoom;
    camera.position.setFromSpherical(at.makeSafe()).add(controls.target);
    controls.update();
    draw();
  };
  const resize = () => {
    const { clientWidth, clientHeight } = canvas;
    if (clientWidth === 0 || clientHeight === 0) return;
    renderer.setPixelRatio(Math.min(devicePixelRatio, 2));
    renderer.setSize(clientWidth, clientHeight, false);
    camera.aspect = clientWidth / clientHeight;
    camera.updateProjectionMatrix();
    draw();
  };

  const listener = { signal };
  controls.addEventListener("change", draw);
  canvas.addEventListener("pointerdown", () => canvas.focus({ preventScroll: true }), listener);
  canvas.addEventListener("focus", () => (controls.enableZoom = true), listener);
  canvas.addEventListener("blur", () => (controls.enableZoom = false), listener);
  canvas.addEventListener("dblclick", reset, listener);
  canvas.addEventListener(
    "keydown",
    (event) => {
      const key = keys[event.key];
      if (event.ctrlKey || event.metaKey || event.altKey || !(key || event.key === "0")) return;
      event.preventDefault();
      if (key) move(key);
      else reset();
    },
    listener,
  );
  const sizes = new ResizeObserver(resize);
  sizes.observe(canvas);
  resize();
  reset();
  signal.addEventListener("abort", () => {
    sizes.disconnect();
    controls.dispose();
    disposeOf(model);
    room?.dispose();
    renderer.dispose();
    // A browser gives only so many contexts to a page.
    renderer.forceContextLoss();
  });
}

/** Metal shows only what is around it; making a room is slow without a graphics card, and nothing else needs one. */
function isMetallic(model: Object3D): boolean {
  let isFound = false;
  model.traverse((part) => {
    const { material } = part as { material?: { metalness?: number } | { metalness?: number }[] };
    isFound ||= [material ?? []].flat().some(({ metalness = 0 }) => metalness > 0);
  });
  return isFound;
}

function openRenderer(canvas: HTMLCanvasElement): WebGLRenderer {
  try {
    return new WebGLRenderer({ canvas, alpha: true, antialias: true });
  } catch {
    throw new Error("This browser cannot draw 3D models (it has no WebGL). The file itself is there.");
  }
}

/** Gives back the memory of the graphics card, which nothing collects. */
function disposeOf(model: Object3D): void {
  model.traverse((part) => {
    const { geometry, material } = part as { geometry?: Disposable3d; material?: Disposable3d | Disposable3d[] };
    geometry?.dispose();
    for (const one of [material ?? []].flat()) {
      for (const member of Object.values(one)) {
        if ((member as { isTexture?: boolean } | null)?.isTexture) (member as Disposable3d).dispose();
      }
      one.dispose();
    }
  });
}

interface Disposable3d {
  dispose(): void;
}
