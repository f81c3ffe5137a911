// Resizes part of a plane of numbers: the mean of what each new pixel covers where it shrinks, linear interpolation where it grows.
export function resample(values, stride, box, width, height) {
  const columns = weights(box.left, box.width, width, stride), rows = weights(box.top, box.height, height, values.length / stride);
  const result = new Float32Array(width * height);
  rows.forEach((row, y) => columns.forEach((column, x) => {
    let sum = 0;
    for (const [sourceY, weightY] of row)
      for (const [sourceX, weightX] of column) sum += weightY * weightX * values[sourceY * stride + sourceX];
    result[y * width + x] = sum;
  }));
  return result;
}

// For each of n samples, the sources [place, weight] along an axis; the weights add up to 1.
function weights(start, span, n, size) {
  const step = span / n;
  return Array.from({ length: n }, (_, i) => step >= 1
    ? area(start + i * step, Math.min(size, start + (i + 1) * step), size)
    : linear(start + (i + 0.5) * step - 0.5, size));
}

function area(from, to, size) {
  const sources = [];
  for (let at = Math.min(size - 1, Math.floor(from)); at < Math.min(size, Math.ceil(to)); at++)
    sources.push([at, (Math.min(to, at + 1) - Math.max(from, at)) / (to - from)]);
  return sources;
}

function linear(at, size) {
  const inside = Math.min(size - 1, Math.max(0, at)), first = Math.floor(inside);
  return [[first, 1 - (inside - first)], [Math.min(size - 1, first + 1), inside - first]];
}
