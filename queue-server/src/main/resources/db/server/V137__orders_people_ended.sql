-- Orders whose money two people have dealt with before orders knew of that: a channel that tells late moves nothing more.
insert into payment_step (trade_no, seq, step, state, attempt, at, note)
select payment_order.trade_no, payment_order.version + 1, 'DEALT_WITH', decision, 0, decided_at, ''
from payment_order join difference on number = payment_order.trade_no and source = payment_order.channel
where direction = 'PAID' and decision in ('SETTLED', 'WRITE_OFF') and ours_fen = 0 and channel_no = '';
update payment_order set version = version + 1
where trade_no in (select trade_no from payment_step where step = 'DEALT_WITH');

-- Refunds of orders that came to people, which ended before their order did: their last step is made again.
update refund_order set stage = 'RETURNED', open = 1, pending = '', next_at = 0, version = version + 1
where kind = 'UNPOSTED' and stage = 'DONE'
  and trade_no in (select trade_no from payment_order where stage = 'GIVING_BACK')
  and trade_no not in (select trade_no from refund_order where open = 1);
