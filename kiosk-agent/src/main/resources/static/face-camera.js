import {LitElement, html} from 'lit';

const WIDTH = 640;
const HEIGHT = 480;
const HEADER_BYTES = 12;
const FRAME_MILLIS = 400;
const RETRY_MILLIS = 300;

/**
 * Shows the camera as a mirror and sends its frames to the agent while it is on the page: `capture u64 | width u16 |
 * height u16 | rows of red, green, blue`. Says `no-camera` once if there is none or it may not be used. Keeps nothing.
 */
class FaceCamera extends LitElement {
  static properties = {capture: {type: Number}};
  #stream;
  #socket;
  #timer;
  #canvas = document.createElement('canvas');

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#open();
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
    this.#stream?.getTracks().forEach((track) => track.stop());
    this.#stream = null;
    this.querySelector('video').srcObject = null;
    this.#socket?.close();
    this.#canvas.width = 0; // Which forgets its pixels.
    super.disconnectedCallback();
  }

  async #open() {
    try {
      if (document.featurePolicy?.allowsFeature('camera') === false) {
        throw new Error('not allowed');
      }
      const stream = await navigator.mediaDevices.getUserMedia({video: {width: WIDTH, height: HEIGHT, facingMode: 'user'}});
      if (!this.isConnected) {
        stream.getTracks().forEach((track) => track.stop());
        return;
      }
      this.#stream = stream;
      const video = this.querySelector('video');
      video.srcObject = stream;
      this.#connect();
      this.#timer = setInterval(() => this.#send(video), FRAME_MILLIS);
      await video.play();
    } catch {
      if (this.isConnected) {
        this.dispatchEvent(new CustomEvent('no-camera'));
      }
    }
  }

  #connect() {
    this.#socket = new WebSocket(`ws://${location.host}/ws/camera`);
    this.#socket.onclose = () => setTimeout(() => this.#stream && this.#connect(), RETRY_MILLIS);
  }

  /** The newest frame, unless the one before is still on its way. */
  #send(video) {
    const open = this.#socket.readyState === WebSocket.OPEN && this.#socket.bufferedAmount === 0;
    if (!open || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) {
      return;
    }
    const message = this.#message(this.#pixels(video));
    this.#socket.send(message);
    new Uint8Array(message).fill(0);
  }

  /** The middle of the picture in the agent's shape, whatever shape the camera has. */
  #pixels(video) {
    this.#canvas.width = WIDTH;
    this.#canvas.height = HEIGHT;
    const scale = Math.max(WIDTH / video.videoWidth, HEIGHT / video.videoHeight);
    const [width, height] = [video.videoWidth * scale, video.videoHeight * scale];
    const pen = this.#canvas.getContext('2d', {willReadFrequently: true});
    pen.drawImage(video, (WIDTH - width) / 2, (HEIGHT - height) / 2, width, height);
    return pen.getImageData(0, 0, WIDTH, HEIGHT).data;
  }

  #message(pixels) {
    const message = new ArrayBuffer(HEADER_BYTES + WIDTH * HEIGHT * 3);
    const header = new DataView(message);
    header.setBigUint64(0, BigInt(this.capture));
    header.setUint16(8, WIDTH);
    header.setUint16(10, HEIGHT);
    const rgb = new Uint8Array(message, HEADER_BYTES);
    for (let from = 0, to = 0; from < pixels.length; from += 4, to += 3) {
      rgb[to] = pixels[from];
      rgb[to + 1] = pixels[from + 1];
      rgb[to + 2] = pixels[from + 2];
    }
    pixels.fill(0);
    return message;
  }

  render() {
    return html`<video class="mirror" muted playsinline aria-hidden="true"></video>`;
  }
}

customElements.define('face-camera', FaceCamera);
