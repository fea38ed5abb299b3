import {NoAnswer, Refused, get, segment} from './api.js';
import {Reading} from './reading.js';

const AGAIN_MILLIS = 3000;

/**
 * A list that belongs to the area a desk follows and is read again whenever the area has moved on, for as long as the desk
 * wants it. What could not be read is asked for again, also when nothing moves.
 */
export class AreaList {
  #host;
  #path;
  #took;
  #wants;
  #read;
  #timer;
  #reading = new Reading(() => this.#ask());

  constructor(host, path, took, wants = () => true) {
    this.#host = host;
    this.#path = path;
    this.#took = took;
    this.#wants = wants;
    host.addController(this);
  }

  hostUpdated() {
    const {area} = this.#host.feed;
    const wanted = area && this.#wants() ? `${area.epoch} ${area.position}` : undefined;
    if (wanted !== this.#read) {
      this.#read = wanted;
      if (wanted) {
        this.#reading.again();
      }
    }
  }

  hostDisconnected() {
    clearTimeout(this.#timer);
  }

  async #ask() {
    clearTimeout(this.#timer);
    const area = this.#host.feed.area?.area;
    if (!area) {
      return;
    }
    try {
      const answer = await get(`/api/desk/areas/${segment(area)}/${this.#path}`);
      if (area === this.#host.feed.area?.area) {
        this.#took(answer);
      }
    } catch (e) {
      if (e instanceof NoAnswer) {
        this.#timer = setTimeout(() => this.#reading.again(), AGAIN_MILLIS);
      } else if (!(e instanceof Refused)) {
        throw e;
      }
    }
  }
}
