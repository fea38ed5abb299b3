/**
 * Reads one thing at a time, so that an older answer never replaces a newer one. Whoever asks while it is being read is
 * answered by one more reading, begun after the asking; many who ask make one more, not many.
 */
export class Reading {
  #read;
  #wanted = false;
  #going;

  constructor(read) {
    this.#read = read;
  }

  /** Ends when what was so at the time of asking has been read, and fails when the last reading failed. */
  again() {
    this.#wanted = true;
    this.#going ??= this.#all();
    return this.#going;
  }

  async #all() {
    try {
      while (this.#wanted) {
        this.#wanted = false;
        await this.#read().catch((e) => this.#leaveToTheNext(e));
      }
    } finally {
      this.#going = undefined; // In the same breath as the last look at what is wanted.
    }
  }

  #leaveToTheNext(e) {
    if (!this.#wanted) {
      throw e;
    }
  }
}
