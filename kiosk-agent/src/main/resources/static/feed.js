const RETRY_MILLIS = 1000;

/** The page's only talk with the agent: keeps the newest frame and sends presses, each bound to the frame it was made on. */
export class Feed {
  #socket;
  #frame;
  #onFrame;
  #onConnected;

  constructor(onFrame, onConnected) {
    this.#onFrame = onFrame;
    this.#onConnected = onConnected;
    this.#connect();
  }

  #connect() {
    this.#socket = new WebSocket(`ws://${location.host}/ws/kiosk`);
    this.#socket.onopen = () => this.#onConnected(true);
    this.#socket.onmessage = (message) => this.#show(JSON.parse(message.data));
    this.#socket.onclose = () => {
      this.#onConnected(false);
      setTimeout(() => this.#connect(), RETRY_MILLIS);
    };
  }

  #show(frame) {
    this.#frame = frame;
    this.#onFrame(frame);
  }

  /** A press made while the agent is away is lost on purpose: what it was made on may be gone. */
  press(action, value) {
    if (this.#frame && this.#socket.readyState === WebSocket.OPEN) {
      this.#socket.send(JSON.stringify({id: crypto.randomUUID(), version: this.#frame.version, action, value}));
    }
  }
}
