import {html, nothing, svg} from 'lit';
import {yuan} from '/format.js';
import {icons} from '/icons.js';
import {text} from '/text.js';

const QUIET = 4;

const name = (way) => (way.channel ? `${way.way}-${way.channel}` : way.way);

/** One way to pay, as one large button. */
export function payWayCard(each, press) {
  const words = text().payWays[name(each)];
  return html`
    <button class="card pay-way" data-way=${name(each)} @click=${() => press('choose', name(each))}>
      <span class="badge">${icons[each.channel ?? 'showCode']}</span>
      <span class="grow"><span class="name">${words.name}</span><span class="soft">${words.hint}</span></span>
      <span class="go" aria-hidden="true">${icons.go}</span>
    </button>
  `;
}

/** How to pay? Each way is one large button; none is chosen beforehand. */
export const payWay = ({view, press}) => html`
  <h1 tabindex="-1">${text().payWay}</h1>
  <p class="sum"><span>${text().toPay}</span> <strong class="amount huge number">${yuan(view.amount)}</strong></p>
  <div class="pay-ways">${view.ways.map((each) => payWayCard(each, press))}</div>
`;

/** Show the payment code of your phone: where to hold it, and then what the phone asks. */
export function payCode({view, offset}) {
  const card = view.step === 'CARD' || view.step === 'CHECKING';
  const shown = view.step !== 'CODE';
  return html`
    <div class="centre">
      <h1 tabindex="-1">${text().payCode[view.step]}</h1>
      <p class="amount huge number">${yuan(view.amount)}</p>
      ${view.step === 'SENT' || view.step === 'CHECKING'
        ? html`<div class="spinner"></div>`
        : html`<div class="reader" aria-hidden="true"><span class=${shown ? 'asked' : 'held'}>${card ? icons.BANK_CARD : shown ? icons.phone : icons.showCode}</span><span class="plate" ?hidden=${shown}></span></div>`}
      <p class="lead">${text().payCodeHint[view.step]}</p>
      <div role="status" aria-live="assertive">
        ${view.hint ? html`<p class="notice warn lead">${text().hints[view.hint] ?? text().hints.PAYMENT_CODE_UNKNOWN}</p>` : nothing}
        ${shown && view.step !== 'CHECKING' ? html`<p class="live"><span class="pulse" aria-hidden="true"></span>${text().payWaiting}</p>` : nothing}
      </div>
      ${view.payBefore
        ? html`<p class="lead">${text().payBefore} <strong><count-down .until=${view.payBefore} .offset=${offset}></count-down></strong></p>`
        : nothing}
      <p class="soft small">${text().orderNo} <span class="number">${view.tradeNo}</span></p>
    </div>
  `;
}

function picture(qr, label) {
  const side = qr.size + 2 * QUIET;
  return html`
    <svg class="qr" viewBox="${-QUIET} ${-QUIET} ${side} ${side}" shape-rendering="crispEdges" role="img" aria-label=${label}>
      ${svg`<rect class="quiet" x=${-QUIET} y=${-QUIET} width=${side} height=${side}></rect><path d=${qr.path}></path>`}
    </svg>
  `;
}

/** Scan this and pay: the amount, the code, the time that is left. */
export function pay({view, offset}) {
  return html`
    <div class="centre">
      <h1 tabindex="-1">${text().pay(view.channel)}</h1>
      <p class="amount huge number">${yuan(view.amount)}</p>
      <div class="code">${view.qr ? picture(view.qr, text().payHint(view.channel)) : html`<div class="spinner"></div>`}</div>
      <p class="lead icon-line">${icons.phone}${view.qr ? text().payHint(view.channel) : text().payPreparing}</p>
      <p class="live" role="status"><span class="pulse" aria-hidden="true"></span>${text().payWaiting}</p>
      ${view.payBefore
        ? html`<p class="lead">${text().payBefore} <strong><count-down .until=${view.payBefore} .offset=${offset}></count-down></strong></p>`
        : nothing}
      <p class="soft small">${text().orderNo} <span class="number">${view.tradeNo}</span></p>
    </div>
  `;
}

/** The money's way is being followed. */
export function processing({view}) {
  return html`
    <div class="centre">
      <div class="spinner"></div>
      <h1 tabindex="-1">${view.leaving ? text().leaving : text().processing[view.state]}</h1>
      <p class="amount huge number">${yuan(view.amount)}</p>
      <p class="lead" role="status">${view.mayLeave ? text().mayLeave : text().processingHint}</p>
      <p class="order">${text().orderNo} <strong class="number">${view.tradeNo}</strong></p>
    </div>
  `;
}
