import {html, LitElement} from 'lit';

/** The time of day at the hospital, by the server's clock. */
export class ScreenClock extends LitElement {
  static properties = {now: {attribute: false}, zone: {}};

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.timer = setInterval(() => this.requestUpdate(), 1000);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
    super.disconnectedCallback();
  }

  render() {
    const at = new Date(this.now());
    const timeZone = this.zone || undefined;
    const time = new Intl.DateTimeFormat('zh-CN', {hour: '2-digit', minute: '2-digit', hour12: false, timeZone});
    const day = new Intl.DateTimeFormat('zh-CN', {month: 'long', day: 'numeric', weekday: 'long', timeZone});
    return html`<span class="day">${day.format(at)}</span><time>${time.format(at)}</time>`;
  }
}

customElements.define('screen-clock', ScreenClock);
