import {html} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {yuan} from './money.js';
import {text} from './text.js';
import {day, clock} from './ticking.js';

/** The orders that a person must decide, each with what to do. From here it leads to where each is decided. */
export function manualSection(page, orders) {
  const words = text.manual;
  return html`
    <section>
      <div class="section-head"><h2>${words.title}<span class="count">${orders.length}</span></h2></div>
      <p class="muted">${words.hint}</p>
      ${orders.length === 0
        ? html`<p class="empty-page">${words.none}</p>`
        : html`<table class="sheet">
            <thead>
              <tr>
                <th scope="col">${words.tradeNo}</th>
                <th scope="col">${words.what}</th>
                <th scope="col" class="right">${words.amount}</th>
                <th scope="col">${words.since}</th>
                <th scope="col">${words.state}</th>
                <th scope="col">${words.todo}</th>
              </tr>
            </thead>
            <tbody>
              ${repeat(
                orders,
                (order) => order.tradeNo,
                (order) => row(page, order),
              )}
            </tbody>
          </table>`}
    </section>
  `;
}

function row(page, order) {
  const words = text.manual;
  return html`
    <tr class="tall">
      <td>
        <b>${order.tradeNo}</b><br /><small>${order.channelNo ? words.channelNo(order.channelNo) : words.unpaid}</small>
      </td>
      <td class="nowrap">${words.kinds[order.kind] ?? order.description}</td>
      <td class="right nowrap"><b>${text.yuan(yuan(order.amount))}</b></td>
      <td class="nowrap">${day(order.since)}<br /><small>${clock(order.since)}</small></td>
      <td>${words.codes[order.code] ?? order.code}</td>
      <td>
        ${words.todos[order.code] ?? ''}
        ${order.code === 'STILL_OPEN'
          ? ''
          : html`<br /><button type="button" class="small lead" aria-label="${words.open} ${order.tradeNo}" @click=${() => page.showOrder(order.tradeNo)}>
              ${words.open}
            </button>`}
      </td>
    </tr>
  `;
}
