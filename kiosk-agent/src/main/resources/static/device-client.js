/** One connection to one service of this terminal; see docs/wire/devices.md. */
export class DeviceClient {
  #socket;
  #pending = new Map();
  #last = 0;

  /** Opens, or says no; `changed` hears every new state, `lost` that it is over. */
  static open(service, code, changed, lost) {
    return new Promise((resolve, reject) => {
      const client = new DeviceClient();
      const socket = new WebSocket(`ws://${location.host}/xfs4iot/v1.0/${service}`, ['xfs4iot', `pairing.${code}`]);
      client.#socket = socket;
      let open = false;
      socket.onopen = () => {
        open = true;
        resolve(client);
      };
      socket.onclose = () => (open ? lost() : reject(new Error('not connected')));
      socket.onmessage = ({data}) => client.#receive(JSON.parse(data), changed);
    });
  }

  #receive({header, payload}, changed) {
    if (header.type === 'unsolicited') {
      changed(payload);
      return;
    }
    const pending = this.#pending.get(header.requestId);
    const refused = header.type === 'acknowledge' && header.status;
    if (header.type === 'event') {
      pending?.event(payload);
    } else if (header.type === 'completion' || refused) {
      this.#pending.delete(header.requestId);
      pending?.end({code: header.completionCode ?? 'deviceNotReady', payload: payload ?? {}});
    }
  }

  /** Answers with {code, payload} once the command has ended. */
  command(name, payload = {}, event = () => {}, timeout = 30_000) {
    const requestId = ++this.#last;
    return new Promise((end) => {
      this.#pending.set(requestId, {event, end});
      this.#socket.send(JSON.stringify({header: {name, requestId, type: 'command', version: '1.0', timeout}, payload}));
    });
  }

  close() {
    this.#socket.onclose = null;
    this.#socket.close();
  }
}
