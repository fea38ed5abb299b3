package org.houzhen.server.alipay;

import java.util.Map;
import java.util.TreeMap;
import org.houzhen.server.channel.PaymentChannel.TradeState;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.payment.Cashier;

/**
 * Takes notifications in. Only what is signed and speaks of our own application is read. They bear no time, so an old one
 * may come again: it changes nothing, because the order already knows, and a closed order asks before it believes.
 */
final class NotificationDesk {
    private final Rsa2 rsa2;
    private final Cashier cashier;
    private final String appId;

    NotificationDesk(Rsa2 rsa2, Cashier cashier, String appId) {
        this.rsa2 = rsa2;
        this.cashier = cashier;
        this.appId = appId;
    }

    /** Whether it is one of theirs; anything else is answered with a failure and comes again. */
    boolean take(Map<String, String> parameters) {
        Map<String, String> signed = new TreeMap<>(parameters);
        String signature = signed.getOrDefault("sign", "");
        signed.remove("sign");
        signed.remove("sign_type");
        boolean genuine = rsa2.holds(Rsa2.text(signed), signature)
                && signed.getOrDefault("app_id", "").equals(appId);
        if (genuine) {
            tell(signed);
        }
        return genuine;
    }

    /** A return of money is told with the state of the payment, which is old news. */
    private void tell(Map<String, String> fact) {
        if (!fact.getOrDefault("refund_fee", "").isEmpty()) {
            TradeNo.parse(fact.getOrDefault("out_trade_no", "")).ifPresent(cashier::hurry);
            return;
        }
        TradeFact.read(name -> fact.getOrDefault(name, ""))
                .filter(trade -> trade.state() == TradeState.PAID)
                .ifPresent(trade -> cashier.learn(AlipayChannel.CODE, trade));
    }
}
