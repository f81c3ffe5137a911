// A drawing as the digits of MNIST were prepared: fitted into a box of 20 x 20 pixels, its centre of mass in the middle of 28 x 28.
import { resample } from './resample.js';

const boxShare = 20 / 28, threshold = 0.05;

export function digitPixels(ink, model, isInkDark) {
  const box = bounds(ink);
  const digit = box && scaled(ink, box, boxShare * Math.min(model.width, model.height));
  const values = new Float32Array(model.width * model.height);
  if (digit) place(digit, values, model);
  return Uint8Array.from(values, value => {
    const level = Math.round(255 * Math.min(1, Math.max(0, value)));
    return isInkDark ? 255 - level : level;
  });
}

function bounds({ width, height, values }) {
  let [left, top, right, bottom] = [width, height, -1, -1];
  values.forEach((value, i) => {
    if (value <= threshold) return;
    const [x, y] = [i % width, Math.floor(i / width)];
    [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
  });
  return right < 0 ? null : { left, top, width: right - left + 1, height: bottom - top + 1 };
}

function scaled(ink, box, side) {
  const factor = side / Math.max(box.width, box.height);
  const width = Math.max(1, Math.round(box.width * factor)), height = Math.max(1, Math.round(box.height * factor));
  return { width, height, values: resample(ink.values, ink.width, box, width, height) };
}

function place(digit, values, { width, height }) {
  let [mass, x, y] = [0, 0, 0];
  digit.values.forEach((value, i) => {
    mass += value;
    x += value * (i % digit.width + 0.5);
    y += value * (Math.floor(i / digit.width) + 0.5);
  });
  // What would hang over an edge is moved back onto the image.
  const left = clamp(Math.round(width / 2 - x / mass), width - digit.width), top = clamp(Math.round(height / 2 - y / mass), height - digit.height);
  digit.values.forEach((value, i) => {
    values[(top + Math.floor(i / digit.width)) * width + left + i % digit.width] = value;
  });
}

const clamp = (value, most) => Math.min(most, Math.max(0, value));
