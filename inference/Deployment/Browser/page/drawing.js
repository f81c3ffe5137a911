// Strokes on paper, by pointer or by keyboard.
const penWidth = 20, step = 10, smallStep = 3;
const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class Drawing {
  #strokes = [];
  #pen = null;             // where the keyboard's pen stands; null until it is used
  #isDown = false;

  constructor(canvas, changed) {
    this.canvas = canvas;
    this.changed = changed;
    this.context = canvas.getContext('2d', { willReadFrequently: true });
    canvas.addEventListener('pointerdown', event => this.#begin(event));
    canvas.addEventListener('pointermove', event => this.#move(event));
    canvas.addEventListener('keydown', event => this.#key(event));
    canvas.addEventListener('blur', () => { this.#pen = null; this.#isDown = false; this.#paint(); });
    this.#paint();
  }

  get isEmpty() {
    return this.#strokes.length === 0;
  }

  clear() {
    this.#strokes = [];
    this.#isDown = false;
    this.#paint();
    this.changed();
  }

  undo() {
    this.#strokes.pop();
    this.#isDown = false;
    this.#paint();
    this.changed();
  }

  // How much ink lies on each pixel, 0 to 1, without the keyboard's pen.
  ink() {
    this.#paint(false);
    const { width, height } = this.canvas;
    const { data } = this.context.getImageData(0, 0, width, height);
    this.#paint();
    return { width, height, values: Float32Array.from({ length: width * height }, (_, i) => 1 - data[4 * i] / 255) };
  }

  #begin(event) {
    if (event.button !== 0) return;
    event.preventDefault();
    this.canvas.focus({ preventScroll: true });
    this.#pen = null;
    this.canvas.setPointerCapture(event.pointerId);
    this.#strokes.push([this.#place(event)]);
    this.#paint();
    this.changed();
  }

  #move(event) {
    if (!this.canvas.hasPointerCapture(event.pointerId)) return;
    const stroke = this.#strokes.at(-1);
    // A browser bundles moves; the bundle holds the curve.
    const events = event.getCoalescedEvents?.() ?? [];
    for (const one of events.length ? events : [event]) stroke.push(this.#place(one));
    this.#paint();
    this.changed();
  }

  #key(event) {
    const { width, height } = this.canvas;
    if (event.key === ' ') {
      event.preventDefault();
      this.#pen ??= [width / 2, height / 2];
      this.#isDown = !this.#isDown;
      if (this.#isDown) {
        this.#strokes.push([this.#pen]);
        this.changed();
      }
    } else if (moves[event.key]) {
      event.preventDefault();
      const length = event.shiftKey ? smallStep : step;
      const [x, y] = this.#pen ?? [width / 2, height / 2];
      const [dx, dy] = moves[event.key];
      this.#pen = [clamp(x + dx * length, width), clamp(y + dy * length, height)];
      if (this.#isDown) {
        this.#strokes.at(-1).push(this.#pen);
        this.changed();
      }
    }
    this.#paint();
  }

  #place(event) {
    const box = this.canvas.getBoundingClientRect();
    return [(event.clientX - box.left) * this.canvas.width / box.width, (event.clientY - box.top) * this.canvas.height / box.height];
  }

  #paint(withPen = true) {
    const { context, canvas } = this;
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    Object.assign(context, { strokeStyle: '#000', lineWidth: penWidth, lineCap: 'round', lineJoin: 'round' });
    for (const stroke of this.#strokes) {
      context.beginPath();
      context.moveTo(...stroke[0]);
      // A point is a line of no length.
      for (const point of stroke.length > 1 ? stroke.slice(1) : stroke) context.lineTo(...point);
      context.stroke();
    }
    if (withPen && this.#pen) this.#paintPen();
  }

  #paintPen() {
    const { context } = this;
    context.beginPath();
    context.arc(...this.#pen, penWidth / 2 + 3, 0, 2 * Math.PI);
    Object.assign(context, { lineWidth: 2.5, strokeStyle: this.#isDown ? '#b45309' : '#0b5cad' });
    context.stroke();
  }
}

const clamp = (value, size) => Math.min(size - penWidth / 2, Math.max(penWidth / 2, value));
